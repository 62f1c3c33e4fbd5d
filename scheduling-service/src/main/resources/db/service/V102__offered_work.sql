-- Who is asked for an order's work, or has it. A view: made of facts alone, may be dropped and rebuilt.
create table offered_work (
    order_id  text primary key,
    tenant    text    not null,
    person_id text    not null,
    state     text    not null,
    ended     boolean not null
);
create index offered_work_person on offered_work (tenant, person_id) where state in ('SENT', 'ACCEPTED') and not ended;

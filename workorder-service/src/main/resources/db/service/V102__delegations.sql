-- View: who answers in a person's place, and when.
create table known_delegation (
    person_id text primary key,
    tenant    text not null,
    deputy    text not null, -- empty: nobody
    starts    timestamptz,
    ends      timestamptz
);

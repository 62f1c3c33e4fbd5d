-- Numbers of invoices, without gaps: drawn in the transaction that writes the fact, under the log's append lock, and given back with it.
create table invoice_number (
    tenant text    not null,
    year   integer not null,
    last   integer not null,
    primary key (tenant, year)
);

create function draw_invoice_number() returns trigger language plpgsql as $$
declare
    fact   jsonb   := convert_from(new.payload, 'UTF8')::jsonb;
    of_year integer := substr(fact ->> 'issuedOn', 1, 4)::integer;
    drawn  integer;
begin
    if fact ->> 'number' <> '' then
        -- a fact that comes back from the topic has its number: the series goes on after it
        insert into invoice_number values (new.tenant, of_year, substr(fact ->> 'number', 10)::integer)
            on conflict on constraint invoice_number_pkey do update set last = greatest(invoice_number.last, excluded.last);
        return new;
    end if;
    insert into invoice_number values (new.tenant, of_year, 1)
        on conflict on constraint invoice_number_pkey do update set last = invoice_number.last + 1
        returning last into drawn;
    new.payload := convert_to(jsonb_set(fact, '{number}', to_jsonb('INV-' || of_year || '-' || lpad(drawn::text, greatest(5, length(drawn::text)), '0')))::text, 'UTF8');
    return new;
end $$;

create trigger invoices_are_numbered before insert on domain_event for each row
    when (new.type = 'invoicing.invoice-issued') execute function draw_invoice_number();

-- Views: made of facts alone, may be dropped and rebuilt.
create table invoice (
    invoice_id   text primary key,
    tenant       text   not null,
    version      bigint not null,
    order_id     text   not null,
    order_number text   not null,
    customer_id  text   not null,
    recipient_id text   not null,
    status       text   not null,
    number       text   not null, -- empty until it is issued
    currency     text   not null,
    gross        bigint not null,
    paid         bigint not null,
    due_on       text   not null
);
create index invoice_order on invoice (tenant, order_id);
create index invoice_status on invoice (tenant, status, invoice_id);

create table completed_work (
    completion_id   text primary key, -- <order>/<sequence of the completion>
    tenant          text    not null,
    order_id        text    not null,
    cycle           integer not null,
    customer_id     text    not null,
    site_id         text    not null,
    service_type    text    not null,
    worked_seconds  bigint  not null,
    trips           integer not null,
    parts           text    not null, -- JSON
    summary         text    not null,
    photos          integer not null
);

create table billed_order (
    order_id     text primary key,
    tenant       text not null,
    number       text not null,
    requester_id text not null,
    description  text not null
);

create table part_cost (
    part_id  text primary key,
    tenant   text   not null,
    number   text   not null,
    name     text   not null,
    unit     text   not null,
    cost     bigint not null,
    currency text   not null
);

create table bill_to (
    customer_id        text primary key,
    tenant             text not null,
    name               text not null,
    billing_address    text not null,
    primary_contact_id text not null
);

create table work_place (
    site_id text primary key,
    tenant  text not null,
    address text not null
);

create table kind_of_work (
    kind_id text primary key,
    tenant  text not null,
    name    text not null
);

create table biller (
    tenant_id text primary key,
    tenant    text not null,
    name      text not null,
    zone      text not null,
    email     text not null,
    phone     text not null
);

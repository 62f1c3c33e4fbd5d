create extension if not exists pg_trgm;

-- What was asked, said, done, sent and paid, one row per fact, for whoever wants to know what was before.
create table record_row (
    id text primary key,
    tenant text not null,
    order_id text not null,
    happened_at timestamptz not null,
    kind text not null,
    words text not null,
    by_id text,
    part_id text,
    sha256 text
);
create index record_row_order on record_row (order_id, happened_at desc, id desc);

-- Found while somebody types, with typos.
create index customer_row_name on customer_row using gin (lower(name) gin_trgm_ops);
create index person_row_name on person_row using gin (lower(name) gin_trgm_ops);
create index person_row_email on person_row using gin (lower(email) gin_trgm_ops);
create index person_row_phone on person_row using gin (translate(phone, ' ()/.-', '') gin_trgm_ops);
create index site_row_address on site_row using gin (lower(address) gin_trgm_ops);
create index person_row_customer on person_row (customer_id);

-- What is needed to change an entry: the whole of it, and the version that somebody looked at.
alter table customer_row add column wishes text not null default '', add column preferred_technician_id text,
    add column version bigint not null default 0;
alter table person_row add column language text not null default 'en', add column version bigint not null default 0;
alter table site_row add column version bigint not null default 0;

create table asset_row (
    id text primary key,
    tenant text not null,
    site_id text not null,
    name text not null,
    model text not null,
    serial text not null,
    installed_on date,
    warranty_until date,
    version bigint not null
);
create index asset_row_site on asset_row (site_id, name);

-- Nobody looks coordinates up during a call.
alter table site_row alter column latitude drop not null, alter column longitude drop not null;

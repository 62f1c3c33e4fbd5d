-- The human number of an order, drawn at the edge: may have gaps, is never given twice.
create table order_number (
    tenant text    not null,
    year   integer not null,
    last   integer not null,
    primary key (tenant, year)
);

-- Views: made of facts alone, may be dropped and rebuilt. Names and addresses live in the directory's facts; these are for looking up.
create table known_organisation (
    tenant_id text primary key,
    tenant    text not null,
    name      text not null,
    zone      text not null,
    currency  text not null,
    email     text not null,
    phone     text not null
);

create table known_person (
    person_id   text primary key,
    tenant      text   not null,
    name        text   not null,
    email       text   not null,
    phone       text   not null,
    -- empty for the tenant's own people
    customer_id text   not null,
    roles       text[] not null
);
create index known_person_customer on known_person (tenant, customer_id, person_id);

create table known_customer (
    customer_id        text primary key,
    tenant             text not null,
    name               text not null,
    primary_contact_id text not null,
    billing_address    text not null
);

create table known_site (
    site_id      text primary key,
    tenant       text             not null,
    customer_id  text             not null,
    address      text             not null,
    access_notes text             not null,
    zone         text             not null,
    latitude     double precision not null,
    longitude    double precision not null
);

-- The key is <tenant>:<code>.
create table known_service_type (
    service_type_id  text primary key,
    tenant           text   not null,
    code             text   not null,
    name             text   not null,
    duration_minutes bigint not null,
    skills           text[] not null
);

create table known_part (
    part_id text primary key,
    tenant  text not null,
    number  text not null,
    name    text not null,
    unit    text not null
);

-- Accounts and sessions: the only things here that are not made of facts.
create table account (
    id text primary key,
    tenant text not null,
    email text not null unique,
    name text not null,
    roles text not null,
    customer_id text,
    password_hash text not null
);
create table session (
    id_hash text primary key,
    account_id text not null references account (id) on delete cascade,
    expires_at timestamptz not null
);
create index session_expiry on session (expires_at);

-- What the pages list. Each may be dropped and made again from the topics; no decision reads them.
create table order_row (
    id text primary key,
    tenant text not null,
    number text not null,
    status text not null,
    billing text,
    priority text not null,
    description text not null,
    service_type text not null,
    customer_id text not null,
    site_id text not null,
    zone text not null,
    requester_id text not null,
    phase text not null,
    released boolean not null,
    technician_id text,
    visit_id text,
    visit_status text,
    appointment text,
    opened_at timestamptz,
    outcome text,
    approval_id text,
    approval_state text,
    amount_minor bigint,
    currency text,
    revision integer not null,
    version bigint not null
);
create index order_row_list on order_row (tenant, opened_at desc, id desc);
create index order_row_customer on order_row (tenant, customer_id, opened_at desc, id desc);
create index order_row_technician on order_row (tenant, technician_id, opened_at desc, id desc);

create table visit_row (
    id text primary key,
    tenant text not null,
    order_id text not null,
    technician_id text,
    status text not null,
    appointment text not null,
    starts_at timestamptz,
    ends_at timestamptz
);
create index visit_row_technician on visit_row (tenant, technician_id, starts_at);
create index visit_row_order on visit_row (order_id);

create table file_row (
    id text primary key,
    tenant text not null,
    order_id text not null,
    sha256 text not null,
    content_type text not null,
    name text not null,
    bytes bigint not null
);

create table person_row (
    id text primary key,
    tenant text not null,
    name text not null,
    email text not null,
    phone text not null,
    customer_id text,
    roles text not null
);
create table customer_row (
    id text primary key,
    tenant text not null,
    name text not null,
    primary_contact_id text not null,
    billing_address text not null
);
create table site_row (
    id text primary key,
    tenant text not null,
    customer_id text not null,
    address text not null,
    access_notes text not null,
    zone text not null,
    latitude double precision not null,
    longitude double precision not null
);
create index site_row_customer on site_row (tenant, customer_id);
create table service_type_row (
    id text primary key,
    tenant text not null,
    code text not null,
    name text not null,
    expected_minutes bigint not null
);
create table organisation_row (
    id text primary key,
    tenant text not null,
    name text not null,
    zone text not null,
    currency text not null,
    email text not null,
    phone text not null
);

create table invoice_row (
    id text primary key,
    tenant text not null,
    order_id text not null,
    order_number text not null,
    customer_id text not null,
    number text,
    state text not null,
    net_minor bigint not null,
    vat_minor bigint not null,
    gross_minor bigint not null,
    paid_minor bigint not null,
    currency text not null,
    drafted_at timestamptz,
    issued_on text,
    due_on text,
    sha256 text,
    version bigint not null
);
create index invoice_row_list on invoice_row (tenant, drafted_at desc, id desc);
create index invoice_row_order on invoice_row (order_id);

create table part_row (
    id text primary key,
    tenant text not null,
    number text not null,
    name text not null,
    unit text not null,
    unit_cost_minor bigint not null,
    currency text not null
);
create table stock_row (
    id text primary key,
    tenant text not null,
    part_id text not null,
    location text not null,
    on_hand numeric not null,
    unit text not null,
    low boolean not null,
    version bigint not null
);

-- What open pages are told: bounded, numbered in the order of commits.
create table change (
    number bigint generated always as identity primary key,
    tenant text not null,
    family text not null,
    stream_id text not null,
    version bigint not null,
    order_id text
);

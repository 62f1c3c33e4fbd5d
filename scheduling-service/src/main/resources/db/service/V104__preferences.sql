-- Whom a customer would have come.
create table customer_preference (
    customer_id text primary key,
    tenant text not null,
    technician_id text
);
alter table schedulable_order add column customer_id text;

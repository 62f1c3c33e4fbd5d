-- Whom a customer would have come.
create table customer_preference (
    customer_id text primary key,
    tenant text not null,
    technician_id text
);
alter table schedulable_order add column customer_id text;

-- Nobody looks coordinates up during a call.
alter table site_place alter column latitude drop not null, alter column longitude drop not null;

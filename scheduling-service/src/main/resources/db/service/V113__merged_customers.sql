-- View: customers that were written down twice, and which one stays where the way of merges ends.
create table merged_customer (
    customer_id text primary key,
    tenant      text not null,
    into_id     text not null,
    stays_id    text not null
);
create index merged_customer_stays on merged_customer (stays_id);

-- View: how long work really took, of orders that were done in one visit.
create table done_work (
    order_id     text primary key,
    tenant       text        not null,
    service_type text        not null,
    minutes      bigint      not null,
    done_at      timestamptz not null
);
create index done_work_kind on done_work (tenant, service_type, done_at desc);

-- Empty for orders that were opened before: nothing is known of how long such work takes.
alter table schedulable_order add column service_type text not null default '';

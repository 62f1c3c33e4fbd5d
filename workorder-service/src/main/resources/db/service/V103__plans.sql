-- View: plans of work that comes again, as the office lists them.
create table known_plan (
    plan_id      text primary key,
    tenant       text not null,
    customer_id  text not null,
    site_id      text not null,
    service_type text not null,
    description  text not null,
    stage        text not null,
    next_on      date,
    ends_on      date not null
);
create index known_plan_tenant on known_plan (tenant, next_on, plan_id);

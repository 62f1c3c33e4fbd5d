-- Views: the newest version of each policy that a tenant published, and the rules that choose one for a new order.
create table known_policy (
    policy_key text primary key, -- <tenant>:policy:<id>
    tenant     text    not null,
    policy_id  text    not null,
    version    integer not null,
    document   text    not null
);
create index known_policy_tenant on known_policy (tenant, policy_id);

create table known_policy_rules (
    tenant_id text primary key,
    tenant    text  not null,
    rules     jsonb not null
);

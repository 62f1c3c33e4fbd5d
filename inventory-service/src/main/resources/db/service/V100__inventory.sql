-- Views: made of facts alone, may be dropped and rebuilt.
create table part (
    part_id         text primary key,
    tenant          text   not null,
    number          text   not null,
    name            text   not null,
    unit            text   not null,
    unit_cost_minor bigint not null,
    currency        text   not null
);
create index part_number on part (tenant, number, part_id);

create table stock (
    -- <part>@<location>
    stock_id      text primary key,
    tenant        text    not null,
    part_id       text    not null,
    location      text    not null,
    on_hand       numeric not null,
    reorder_point numeric not null,
    low           boolean not null
);
create index stock_tenant on stock (tenant, stock_id);

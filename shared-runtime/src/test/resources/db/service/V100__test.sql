create table shelf (
    id       text    primary key,
    on_hand  numeric not null,
    facts    integer not null,
    label    text,
    received jsonb   not null,
    last_at  timestamptz
);
create table effect (
    what text not null
);

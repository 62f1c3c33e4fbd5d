-- How far each consumer of this service has read each partition. Kafka keeps no positions for us: they move with the effect.
create table inbox_position (
    consumer    text    not null,
    topic       text    not null,
    partition   integer not null,
    next_offset bigint  not null,
    primary key (consumer, topic, partition)
);

-- When a consumer was started for the first time: its reactions begin there.
create table inbox_start (
    consumer   text        primary key,
    started_at timestamptz not null
);

-- The last fact of each stream that a consumer has handled; stream is written type/id.
create table inbox_stream (
    consumer text   not null,
    stream   text   not null,
    sequence bigint not null,
    primary key (consumer, stream)
);

-- Streams that wait because one of their facts cannot be handled.
create table inbox_parked (
    consumer text        not null,
    stream   text        not null,
    since    timestamptz not null,
    reason   text        not null,
    attempts integer     not null,
    -- when it is tried again by itself; null: an operator has to look
    retry_at timestamptz,
    primary key (consumer, stream)
);
create index inbox_parked_retry on inbox_parked (retry_at) where retry_at is not null;

-- The facts of a parked stream, as they came from Kafka, in the order in which they will be replayed.
create table inbox_waiting (
    consumer  text    not null,
    stream    text    not null,
    sequence  bigint  not null,
    topic     text    not null,
    partition integer not null,
    "offset"  bigint  not null,
    headers   bytea   not null,
    payload   bytea,
    primary key (consumer, stream, sequence),
    foreign key (consumer, stream) references inbox_parked
);

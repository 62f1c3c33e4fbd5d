-- Wake-ups, due by Kept's clock. After ten failures a timer waits for an operator.
create table timer (
    key       text        primary key,
    kind      text        not null,
    tenant    text        not null,
    due_at    timestamptz not null,
    payload   text        not null,
    reference text        not null,
    attempts  integer     not null default 0,
    retry_at  timestamptz,
    failure   text
);
create index timer_due on timer (due_at) where attempts < 10;

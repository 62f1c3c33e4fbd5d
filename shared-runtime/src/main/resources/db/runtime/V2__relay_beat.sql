-- Grows while the relay lives, also while the broker is away: who would take over can tell a stopped process from a waiting one.
alter table relay add column beat bigint not null default 0;

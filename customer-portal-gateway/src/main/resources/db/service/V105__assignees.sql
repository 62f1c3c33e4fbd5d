-- Who has an order itself, and whether whoever is first may take it.
alter table order_row add column assignee_id text;
alter table order_row add column for_anybody boolean not null default false;
alter table order_row add column free boolean not null default false;

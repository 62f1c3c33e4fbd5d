-- What stands there and an order is about: its history is the orders that name it.
alter table order_row add column asset_ids text[] not null default '{}';
create index order_row_assets on order_row using gin (asset_ids);

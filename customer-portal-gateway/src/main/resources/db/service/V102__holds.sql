-- What an order waits for. No order was on hold before there was this column.
alter table order_row add column hold text;

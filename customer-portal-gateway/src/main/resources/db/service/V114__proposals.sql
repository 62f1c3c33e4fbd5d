-- A time that waits for its confirmation, as in workorder.visit-proposed, JSON. A view: made of facts alone.
alter table order_row add column proposed text;

-- Who is asked whether they do the work, or has it.
alter table order_row add column vendor_id text, add column offer text;
create index order_row_vendor on order_row (tenant, vendor_id, opened_at desc, id desc);

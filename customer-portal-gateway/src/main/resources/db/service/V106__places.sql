-- A place has a list of its own.
create index order_row_site on order_row (tenant, site_id, opened_at desc, id desc);

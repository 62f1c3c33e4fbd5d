-- All visits of an order, and the reorder point of what lies somewhere. Of rows that were there before, the one visit that they knew is
-- taken over; the rest is known again after a rebuild of the view.
alter table order_row add column visits jsonb not null default '[]';
update order_row set visits = jsonb_build_array(jsonb_strip_nulls(jsonb_build_object('visitId', visit_id, 'technicianId', technician_id,
    'stage', case visit_status when 'WORKING' then 'IN_PROGRESS' else coalesce(visit_status, 'DONE') end,
    'appointment', appointment::jsonb)))
    where visit_id is not null and appointment is not null;
alter table order_row drop column visit_status;
alter table order_row alter column visits drop default;

alter table stock_row add column reorder_point numeric not null default 0;
alter table stock_row alter column reorder_point drop default;

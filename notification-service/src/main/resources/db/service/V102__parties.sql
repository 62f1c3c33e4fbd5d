-- What kind of work it is, who sent the order in, and who said yes to it; empty where nobody did, or for orders from before.
alter table told_order add column service_type text not null default '';
alter table told_order add column submitter_id text not null default '';
alter table told_order add column approver_id text not null default '';

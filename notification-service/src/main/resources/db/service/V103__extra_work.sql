-- Why there is more to do, in the words of who proposed it last; empty where nobody did, or for orders from before.
alter table told_order add column extra_why text not null default '';

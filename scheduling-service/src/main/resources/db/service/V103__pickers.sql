-- Who may find a time for an order, besides the office and who accepted the work: empty for those released before.
alter table schedulable_order add column pickers text[] not null default '{}';

-- Whether somebody set out for the visit, or was there. Visits that had begun before this column was there are known again after a rebuild
-- of the view; their orders refuse the move meanwhile, as before.
alter table booking add column begun boolean not null default false;

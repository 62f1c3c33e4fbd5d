-- Somebody's calendar elsewhere, JSON; null where none is followed.
alter table technician add column feed text;

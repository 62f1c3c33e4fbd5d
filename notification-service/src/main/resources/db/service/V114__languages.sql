-- View: in which language somebody reads. English for those of whom the directory told before, until the view is rebuilt.
alter table addressee add column language text not null default 'en';

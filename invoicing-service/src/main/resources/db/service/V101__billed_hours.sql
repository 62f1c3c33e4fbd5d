-- What is asked for in place of what was worked, where somebody judged it.
alter table completed_work add column billed_seconds bigint;

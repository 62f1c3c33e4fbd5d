-- Who has an order itself, whether or not a time is booked; empty: nobody.
alter table told_order add column assignee_id text not null default '';

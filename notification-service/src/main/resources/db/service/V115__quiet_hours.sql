-- Until when a message waits for the end of quiet hours, by Kept's clock; retries go by the system's.
alter table intent add column not_before timestamptz;

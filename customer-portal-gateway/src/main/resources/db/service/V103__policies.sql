-- Which policy an order is under: it says what a status is called. Before there was this column there was only one.
alter table order_row add column policy_id text not null default 'home-service';

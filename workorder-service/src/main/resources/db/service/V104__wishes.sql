-- What a customer likes and dislikes.
alter table known_customer add column wishes text not null default '';

-- Nobody looks coordinates up during a call.
alter table known_site alter column latitude drop not null, alter column longitude drop not null;

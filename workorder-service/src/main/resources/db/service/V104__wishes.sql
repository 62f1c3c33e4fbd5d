-- What a customer likes and dislikes.
alter table known_customer add column wishes text not null default '';

-- Which customer became another, and whose every person and place is, as the log says: filled in the append's own transaction. Appends are
-- one after the other, so that nothing comes to a merged customer, not even at the moment of the merge, and no two end in each other.
create table merged_customer (
    customer_id text primary key,
    tenant      text not null,
    into_id     text not null,
    -- where the way of merges ends
    stays_id    text not null
);
create index merged_customer_stays on merged_customer (stays_id);

create table customers_own (
    entry_id    text primary key,
    tenant      text not null,
    type        text not null,
    customer_id text not null
);
create index customers_own_customer on customers_own (tenant, customer_id, entry_id);
insert into customers_own
    select distinct on (stream_id) stream_id, tenant, type, convert_from(payload, 'UTF8')::jsonb ->> 'customerId' from domain_event
    where type in ('directory.person-registered', 'directory.site-registered')
        and convert_from(payload, 'UTF8')::jsonb ->> 'customerId' is not null
    order by stream_id, sequence desc;

create function keep_merges() returns trigger language plpgsql as $$
declare
    fact  jsonb := convert_from(new.payload, 'UTF8')::jsonb;
    named text  := coalesce(fact ->> 'into', fact ->> 'customerId');
    stays text  := (select stays_id from merged_customer where customer_id = named and tenant = new.tenant);
begin
    if stays is not null then
        raise exception 'merged' using errcode = 'check_violation', constraint = 'customer_is_merged', detail = stays;
    end if;
    if new.type = 'directory.customer-merged' then
        insert into merged_customer values (new.stream_id, new.tenant, named, named);
        update merged_customer set stays_id = named where stays_id = new.stream_id;
    elsif named is null then
        delete from customers_own where entry_id = new.stream_id;
    else
        insert into customers_own values (new.stream_id, new.tenant, new.type, named)
            on conflict (entry_id) do update set customer_id = excluded.customer_id;
    end if;
    return null;
end $$;

create trigger merges_are_kept after insert on domain_event for each row
    when (new.type in ('directory.customer-merged', 'directory.person-registered', 'directory.site-registered'))
    execute function keep_merges();

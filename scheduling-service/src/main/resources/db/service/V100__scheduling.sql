create extension if not exists btree_gist;

-- An instant of a wall time, read as Java reads it: a time that the clock skips is moved forward, of one that comes twice the first is meant.
-- (PostgreSQL by itself means the second.)
create function instant_of(wall timestamp, zone text) returns timestamptz language sql immutable as $$
    select case
        when (later - interval '2 hours') at time zone zone = wall then later - interval '2 hours'
        when (later - interval '1 hour') at time zone zone = wall then later - interval '1 hour'
        when (later - interval '30 minutes') at time zone zone = wall then later - interval '30 minutes'
        else later end
    from (select wall at time zone zone as later) as read
$$;

-- What is taken of whose time, as the log says: filled in the append's own transaction, so that an overlap refuses the append.
create table reservation (
    tenant      text      not null,
    resource_id text      not null,
    visit_id    text      not null,
    order_id    text      not null,
    during      tstzrange not null check (not isempty(during)),
    primary key (visit_id, resource_id),
    constraint nobody_is_booked_twice exclude using gist (tenant with =, resource_id with =, during with &&)
);
create index reservation_order on reservation (tenant, order_id);

create function reserve() returns trigger language plpgsql as $$
declare
    fact        jsonb := convert_from(new.payload, 'UTF8')::jsonb;
    appointment jsonb := fact -> 'appointment';
    wanted      tstzrange;
    other       reservation;
begin
    if new.type = 'scheduling.booking-released' then
        delete from reservation where visit_id = new.stream_id and lower(during) >= (fact ->> 'freesFrom')::timestamptz;
        update reservation set during = tstzrange(lower(during), least(upper(during), (fact ->> 'freesFrom')::timestamptz))
            where visit_id = new.stream_id;
        return null;
    end if;
    wanted := tstzrange(instant_of((appointment ->> 'start')::timestamp, appointment ->> 'zone'),
                        instant_of((appointment ->> 'end')::timestamp, appointment ->> 'zone'));
    delete from reservation where visit_id = new.stream_id;
    insert into reservation (tenant, resource_id, visit_id, order_id, during)
        select new.tenant, resource_id, new.stream_id, fact ->> 'orderId', wanted
        from jsonb_array_elements_text(fact -> 'resourceIds') as resource_id;
    return null;
exception when exclusion_violation then
    select * into other from reservation
        where tenant = new.tenant and during && wanted and visit_id <> new.stream_id and fact -> 'resourceIds' ? resource_id
        order by during limit 1;
    raise exception 'booked twice' using errcode = 'exclusion_violation', constraint = 'nobody_is_booked_twice',
        detail = jsonb_build_object('visit', other.visit_id, 'order', other.order_id, 'resource', other.resource_id,
            'from', lower(other.during), 'until', upper(other.during), 'zone', appointment ->> 'zone')::text;
end $$;

create trigger reservations_follow_bookings after insert on domain_event for each row
    when (new.type in ('scheduling.booking-made', 'scheduling.booking-moved', 'scheduling.booking-released'))
    execute function reserve();

-- Views: made of facts alone, may be dropped and rebuilt.
create table technician (
    technician_id text primary key,
    tenant        text   not null,
    skills        text[] not null,
    zone          text   not null,
    days          text[] not null,
    from_time     time   not null,
    to_time       time   not null
);
create index technician_tenant on technician (tenant, technician_id);

create table booking (
    visit_id     text primary key,
    tenant       text    not null,
    -- empty until the booking's own fact has come: its order's echo may overtake it
    order_id     text    not null,
    site_id      text    not null,
    resource_ids text[]  not null,
    zone         text    not null,
    starts       timestamp,
    ends         timestamp,
    arrival_from timestamp,
    arrival_to   timestamp,
    -- the time that it holds; nothing when both are the same
    held_from    timestamptz,
    held_until   timestamptz,
    confirmed    boolean not null,
    released     boolean not null
);
create index booking_time on booking (tenant, held_from);

create table schedulable_order (
    order_id         text primary key,
    tenant           text    not null,
    number           text    not null,
    released         boolean not null,
    ended            boolean not null,
    urgent           boolean not null,
    -- the customer's hours as in workorder.opened, JSON
    availability     text    not null,
    skills           text[]  not null,
    duration_minutes bigint  not null,
    site_id          text    not null,
    zone             text    not null
);

create table site_place (
    site_id   text primary key,
    tenant    text             not null,
    zone      text             not null,
    latitude  double precision not null,
    longitude double precision not null
);

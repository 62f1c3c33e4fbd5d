-- A time that is proposed is held as one that is booked: both by the same constraint.
alter table reservation add column proposed boolean not null default false;

create or replace function reserve() returns trigger language plpgsql as $$
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
    insert into reservation (tenant, resource_id, visit_id, order_id, during, proposed)
        select new.tenant, resource_id, new.stream_id, fact ->> 'orderId', wanted, new.type = 'scheduling.slot-proposed'
        from jsonb_array_elements_text(fact -> 'resourceIds') as resource_id;
    return null;
exception when exclusion_violation then
    select * into other from reservation
        where tenant = new.tenant and during && wanted and visit_id <> new.stream_id and fact -> 'resourceIds' ? resource_id
        order by during limit 1;
    raise exception 'booked twice' using errcode = 'exclusion_violation', constraint = 'nobody_is_booked_twice',
        detail = jsonb_build_object('visit', other.visit_id, 'order', other.order_id, 'resource', other.resource_id,
            'from', lower(other.during), 'until', upper(other.during), 'zone', appointment ->> 'zone',
            'proposed', other.proposed)::text;
end $$;

drop trigger reservations_follow_bookings on domain_event;
create trigger reservations_follow_bookings after insert on domain_event for each row
    when (new.type in ('scheduling.booking-made', 'scheduling.booking-moved', 'scheduling.booking-released', 'scheduling.slot-proposed'))
    execute function reserve();

-- A view: made of facts alone.
alter table booking add column proposed boolean not null default false;

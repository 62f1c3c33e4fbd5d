-- How somebody works, as a whole, and when they are away: JSON as in scheduling.technician-changed, and by the absences' ids.
alter table technician add column profile text, add column absences text not null default '{}';
update technician set profile = jsonb_build_object(
    'skills', coalesce((select jsonb_agg(jsonb_build_object('name', skill, 'level', 1)) from unnest(skills) as skill), '[]'),
    'certificates', '[]'::jsonb, 'zone', zone, 'breaks', '[]'::jsonb,
    'shifts', jsonb_build_array(jsonb_build_object('days', to_jsonb(days), 'from', from_time, 'to', to_time)))::text;
alter table technician alter column profile set not null,
    drop column zone, drop column days, drop column from_time, drop column to_time;

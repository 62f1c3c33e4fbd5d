-- How somebody works, as a whole; when they are away, by the absences' ids; and their calendar elsewhere, null where none is followed.
alter table technician add column profile jsonb, add column absences jsonb not null default '{}', add column feed jsonb;
update technician set profile = jsonb_build_object(
    'skills', coalesce((select jsonb_agg(jsonb_build_object('name', skill, 'level', 1)) from unnest(skills) as skill), '[]'),
    'certificates', '[]'::jsonb, 'zone', zone, 'breaks', '[]'::jsonb,
    'shifts', jsonb_build_array(jsonb_build_object('days', to_jsonb(days), 'from', from_time, 'to', to_time)));
alter table technician alter column profile set not null,
    drop column skills, drop column zone, drop column days, drop column from_time, drop column to_time;

-- View: by which mail address, in small letters, the directory knows its technicians. Empty for those of before until the views are rebuilt.
create table technician_mail (
    person_id text primary key,
    tenant    text not null,
    email     text not null
);
create index technician_mail_email on technician_mail (tenant, email);

-- View: the skills that a kind of work asks for.
create table asked_skill (
    kind_id text primary key,
    tenant  text  not null,
    skills  jsonb not null
);
create index asked_skill_tenant on asked_skill (tenant);

-- A rebuild of the views runs as a role that may write its scratch schema and nothing else: an effect written by mistake fails.
-- Roles belong to the whole server and other services make the same one at the same time.
do $$
begin
    create role kept_rebuild nologin;
exception
    when duplicate_object or unique_violation then null;
    when insufficient_privilege then raise notice 'The role kept_rebuild has to be created by an administrator before views can be rebuilt';
end $$;
do $$
begin
    if not (select rolsuper from pg_roles where rolname = current_user) then
        execute format('grant kept_rebuild to %I', current_user);
    end if;
exception
    when others then raise notice 'The role kept_rebuild has to be granted by an administrator before views can be rebuilt: %', sqlerrm;
end $$;

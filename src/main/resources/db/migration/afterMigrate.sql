-- The server works as a role that may do anything with the rows but rewrite what happened. Where the owner of the
-- database may not make roles, it works as the owner.
do $$
begin
    if not exists (select from pg_roles where rolname = 'runsheet_server') then
        create role runsheet_server nologin;
    end if;
    grant runsheet_server to current_user;
exception
    when insufficient_privilege then
        raise notice 'the role runsheet_server cannot be made';
    when duplicate_object or unique_violation then
        raise notice 'another server has just made the role runsheet_server';
end
$$;

do $$
declare
    part regclass;
begin
    if not exists (select from pg_roles where rolname = 'runsheet_server') then
        return;
    end if;
    grant usage on schema public to runsheet_server;
    grant select, insert, update, delete on all tables in schema public to runsheet_server;
    grant usage, select on all sequences in schema public to runsheet_server;
    for part in select p.relid from pg_partition_tree('activity') p loop
        execute format('revoke update, delete on %s from runsheet_server', part);
    end loop;
end
$$;

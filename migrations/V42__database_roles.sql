-- What each role of the service may do to the database, as roles of Postgres that cannot log in: the users that pods have are members of
-- them. A builder runs hostile code next door, so it reaches jobs, bundles and the queue, and neither tokens nor the audit log, nor
-- signed things, nor what names mean. Roles belong to the whole server, so whoever migrates may make them only with CREATEROLE; otherwise
-- an administrator makes them (docs/kubernetes.md), and calls grant_rights() as the owner of the tables.

create function grant_rights() returns void language plpgsql as $$
begin
    if exists (select from pg_roles where rolname = 'snapforge_api') then
        -- An api also signs, and builds where it is the only process.
        grant select, insert, update, delete on all tables in schema public to snapforge_api;
        revoke update, delete on audit_event from snapforge_api;
        -- What was migrated is the owner's to say.
        revoke insert, update, delete on flyway_schema_history from snapforge_api;
    end if;

    if exists (select from pg_roles where rolname = 'snapforge_signer') then
        grant select on build, build_job, job_event, bundle, bundle_file, builder, builder_engine, scheduled_tasks, queue_turn,
            content_reservation, proven_work, snapshot, snapshot_build, signing_key, key_endorsement, release_name, release_version,
            release, channel, channel_change to snapforge_signer;
        grant insert on job_event, queue_turn, content_reservation, snapshot, snapshot_build, signing_key, key_endorsement,
            release_name, release_version, release, channel, channel_change, audit_event to snapforge_signer;
        grant update (status, finished_at, last_event) on build to snapforge_signer;
        grant update (status, stages, findings, problem, log, snapshot, finished_at) on build_job to snapforge_signer;
        grant update on scheduled_tasks, queue_turn, content_reservation, snapshot, snapshot_build, signing_key, release_name,
            release, channel to snapforge_signer;
        grant update (begun) on proven_work to snapforge_signer;
        grant delete on scheduled_tasks, content_reservation, proven_work to snapforge_signer;
    end if;

    if exists (select from pg_roles where rolname = 'snapforge_builder') then
        grant select on build, build_job, bundle, bundle_file, builder, builder_engine, scheduled_tasks, queue_turn,
            content_reservation to snapforge_builder;
        grant insert on job_event, queue_turn, content_reservation, builder, builder_engine, proven_work to snapforge_builder;
        grant update (status, finished_at, last_event) on build to snapforge_builder;
        -- Without build_job.snapshot, which a job that succeeded must have: only who signs ends a job so.
        grant update (status, attempt, builder, stages, findings, problem, log, queued_at, started_at, finished_at, claim_key, proven_at)
            on build_job to snapforge_builder;
        grant update on scheduled_tasks, queue_turn, content_reservation, builder to snapforge_builder;
        grant delete on scheduled_tasks, content_reservation, builder to snapforge_builder;
    end if;
end
$$;

do $$
declare
    role text;
begin
    foreach role in array array ['snapforge_api', 'snapforge_signer', 'snapforge_builder'] loop
        begin
            if not exists (select from pg_roles where rolname = role) then
                execute format('create role %I nologin', role);
            end if;
        exception
            when insufficient_privilege then
                raise warning 'Role % was not made, as % may not make roles: docs/kubernetes.md says what to run', role, current_user;
            when duplicate_object or unique_violation then
                -- Another database of this server is being migrated at the same moment.
                null;
        end;
    end loop;
    perform grant_rights();
end
$$;

-- How often measuring a snapshot ended with a fault of the machine: it is tried again later each time, and not for ever.
alter table measurement
    add column failed integer not null default 0 check (failed >= 0);

create or replace function grant_rights() returns void language plpgsql as $$
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
            content_reservation, proven_work, measurement, snapshot, snapshot_build, signing_key, key_endorsement, release_name,
            release_version, release, channel, channel_change to snapforge_signer;
        grant insert on job_event, queue_turn, content_reservation, measurement, snapshot, snapshot_build, signing_key,
            key_endorsement, release_name, release_version, release, channel, channel_change, audit_event to snapforge_signer;
        grant update (status, finished_at, last_event) on build to snapforge_signer;
        grant update (status, stages, findings, problem, log, snapshot, finished_at) on build_job to snapforge_signer;
        grant update on scheduled_tasks, queue_turn, content_reservation, snapshot, snapshot_build, signing_key, release_name,
            release, channel to snapforge_signer;
        grant update (begun) on proven_work to snapforge_signer;
        grant delete on scheduled_tasks, content_reservation, proven_work, measurement to snapforge_signer;
    end if;

    if exists (select from pg_roles where rolname = 'snapforge_builder') then
        grant select on build, build_job, bundle, bundle_file, builder, builder_engine, scheduled_tasks, queue_turn,
            content_reservation, measurement to snapforge_builder;
        grant insert on job_event, queue_turn, content_reservation, builder, builder_engine, proven_work to snapforge_builder;
        grant update (status, finished_at, last_event) on build to snapforge_builder;
        -- Without build_job.snapshot, which a job that succeeded must have: only who signs ends a job so.
        grant update (status, attempt, builder, stages, findings, problem, log, queued_at, started_at, finished_at, claim_key, proven_at)
            on build_job to snapforge_builder;
        -- Which snapshot a measurement is of is not the builder's to say.
        grant update (due_at, begun, failed, result) on measurement to snapforge_builder;
        grant update on scheduled_tasks, queue_turn, content_reservation, builder to snapforge_builder;
        grant delete on scheduled_tasks, content_reservation, builder to snapforge_builder;
    end if;
end
$$;

select grant_rights();

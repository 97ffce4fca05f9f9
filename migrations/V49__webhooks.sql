-- Webhooks: who is told what, by HTTP. The database itself notes what happened (webhook_event), in the transaction in which it happens,
-- whichever process and whichever version of the service does it. Api processes turn these notes into deliveries, and db-scheduler
-- carries them. Builders and signers need no rights here: the functions below run with those of the owner of the tables.

create table webhook (
    id              uuid        primary key,
    url             text        not null check (octet_length(url) between 1 and 2000),
    -- Patterns of types of events, and of names.
    events          text[]      not null check (cardinality(events) between 1 and 20),
    names           text[]      not null check (cardinality(names) between 1 and 50),
    description     text        check (char_length(description) between 1 and 500),
    -- As it is: a message cannot be signed with a hash of it. Only the role api may read this table.
    secret          bytea       not null check (octet_length(secret) = 32),
    -- After a rotation, messages are signed with the one before, too, until then.
    previous_secret bytea       check (octet_length(previous_secret) = 32),
    previous_until  timestamptz,
    -- Null while it is enabled.
    disabled_reason text        check (char_length(disabled_reason) between 1 and 200),
    -- Deliveries given up in a row.
    given_up        integer     not null default 0 check (given_up >= 0),
    created_by      text        not null check (octet_length(created_by) between 1 and 500),
    created_at      timestamptz not null,
    check ((previous_secret is null) = (previous_until is null))
);

-- What happened and is not a delivery yet: rows come with the facts and go within about a second.
create table webhook_event (
    number  bigint      generated always as identity primary key,
    id      uuid        not null default gen_random_uuid(),
    type    text        not null,
    -- Null where the fact is about no name.
    name    text,
    subject text        not null,
    at      timestamptz not null,
    data    jsonb       not null
);

create table webhook_delivery (
    -- The order within a lane.
    number          bigint      generated always as identity primary key,
    id              uuid        not null unique,
    webhook_id      uuid        not null references webhook (id) on delete cascade,
    event_id        uuid        not null,
    type            text        not null,
    -- What goes one after the other: the deliveries of a name, or of a thing without one.
    lane            text        not null check (octet_length(lane) between 1 and 200),
    body            text        not null,
    status          text        not null check (status in ('PENDING', 'DELIVERED', 'GIVEN_UP')),
    attempts        integer     not null default 0 check (attempts >= 0),
    -- With which attempt it is given up; a redelivery adds to it.
    last_attempt    integer     not null check (last_attempt > 0),
    due_at          timestamptz not null,
    http_status     integer,
    error           text,
    created_at      timestamptz not null,
    attempted_at    timestamptz,
    ended_at        timestamptz,
    check ((ended_at is null) = (status = 'PENDING'))
);

create index webhook_delivery_pending on webhook_delivery (webhook_id, lane, number) where status = 'PENDING';
create index webhook_delivery_newest on webhook_delivery (webhook_id, number desc);
create index webhook_delivery_ended on webhook_delivery (ended_at) where ended_at is not null;

-- db-scheduler's, as scheduled_tasks is for jobs: a row is a lane with something pending. Not in that table, as builders may write to it.
create table webhook_task (
    task_name            text        not null,
    task_instance        text        not null,
    task_data            bytea,
    execution_time       timestamptz not null,
    picked               boolean     not null,
    picked_by            text,
    last_success         timestamptz,
    last_failure         timestamptz,
    consecutive_failures int,
    last_heartbeat       timestamptz,
    version              bigint      not null,
    priority             smallint,
    primary key (task_name, task_instance)
);

create index webhook_task_execution_time on webhook_task (execution_time);
create index webhook_task_last_heartbeat on webhook_task (last_heartbeat);

create function note_webhook_event(type text, name text, subject text, data jsonb) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    -- A service without webhooks pays one look at an empty table.
    if exists (select from webhook) then
        insert into webhook_event (type, name, subject, at, data)
            values ('dev.snapforge.' || note_webhook_event.type, note_webhook_event.name, note_webhook_event.subject,
                clock_timestamp(), jsonb_strip_nulls(note_webhook_event.data));
        perform pg_notify('snapforge_webhook', 'event');
    end if;
end
$$;
-- Nobody else notes anything: what is told has happened.
revoke execute on function note_webhook_event(text, text, text, jsonb) from public;

-- Deferred: what is said of a fact is what its transaction leaves, and events are in the order of the facts.
-- The code is searched in the text: a problem may hold what no function of JSON takes, and no fact fails because of its webhook.
create function webhook_build() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform note_webhook_event('build.' || lower(new.status), new.name, coalesce(new.name, new.id::text), jsonb_build_object(
        'build', new.id, 'name', new.name, 'version', new.version, 'status', new.status,
        'jobs', (select jsonb_agg(jsonb_build_object('target', job.target, 'status', job.status, 'snapshot', job.snapshot,
                'code', substring(job.problem::text from '"code" *: *"([a-z0-9-]{1,80})"')) order by job.position)
            from build_job job where job.build_id = new.id)));
    return null;
end
$$;
create constraint trigger webhook_build after update of status on build deferrable initially deferred
    for each row when (old.status <> new.status and new.status in ('SUCCEEDED', 'FAILED', 'CANCELLED'))
    execute function webhook_build();

create function webhook_version() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform note_webhook_event('version.published', new.name, new.name, jsonb_build_object(
        'name', new.name, 'version', new.version, 'build', new.build_id,
        'targets', (select jsonb_agg(jsonb_build_object('target', made.target, 'snapshot', made.snapshot_digest) order by made.target)
            from release made where made.name = new.name and made.version = new.version)));
    return null;
end
$$;
create constraint trigger webhook_version after insert on release_version deferrable initially deferred
    for each row execute function webhook_version();

-- A version that is there already gets another target.
create function webhook_target() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if not exists (select from release_version first where first.name = new.name and first.version = new.version
            and first.build_id = new.build_id) then
        perform note_webhook_event('version.target-added', new.name, new.name, jsonb_build_object(
            'name', new.name, 'version', new.version, 'build', new.build_id, 'target', new.target, 'snapshot', new.snapshot_digest));
    end if;
    return null;
end
$$;
create constraint trigger webhook_target after insert on release deferrable initially deferred
    for each row execute function webhook_target();

create function webhook_channel() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    what text := 'promoted';
begin
    if new.to_version is null then
        what := 'deleted';
    elsif (select older.sequence < newer.sequence from release_version older, release_version newer
            where (older.name, older.version) = (new.name, new.to_version)
                and (newer.name, newer.version) = (new.name, new.from_version)) then
        what := 'rolled-back';
    end if;
    perform note_webhook_event('channel.' || what, new.name, new.name, jsonb_build_object(
        'name', new.name, 'channel', new.channel, 'revision', new.revision, 'from', new.from_version, 'to', new.to_version,
        'changedBy', new.changed_by, 'reason', new.reason));
    return null;
end
$$;
create constraint trigger webhook_channel after insert on channel_change deferrable initially deferred
    for each row execute function webhook_channel();

-- One event for each name that has the snapshot, and none of them says which others have it.
create function webhook_snapshot() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    own record;
begin
    for own in
        select used.name, jsonb_agg(distinct used.version) filter (where used.version is not null) as versions
        from (select made.name, made.version from release made where made.snapshot_digest = new.digest
            union select built.name, null from snapshot_build built where built.snapshot_digest = new.digest) used
        group by used.name order by used.name nulls last
    loop
        perform note_webhook_event('snapshot.revoked', own.name, coalesce(own.name, new.digest), jsonb_build_object(
            'snapshot', new.digest, 'name', own.name, 'versions', own.versions, 'reason', new.revoke_reason));
    end loop;
    return null;
end
$$;
create constraint trigger webhook_snapshot after update of status on snapshot deferrable initially deferred
    for each row when (old.status <> new.status and new.status = 'REVOKED')
    execute function webhook_snapshot();

create function webhook_key() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform note_webhook_event('key.revoked', null, new.key_id, jsonb_build_object('key', new.key_id, 'reason', new.reason));
    return null;
end
$$;
create constraint trigger webhook_key after update of status on signing_key deferrable initially deferred
    for each row when (old.status <> new.status and new.status = 'REVOKED')
    execute function webhook_key();

-- Gives the api its rights to the new tables; the others have none.
select grant_rights();

-- Forgetting what nobody needs, and looking whether the store still holds what the rows promise.

-- Removal asks of everything who needs it. Without these, each question would read a whole table.
create index build_finished on build (finished_at) where finished_at is not null;
create index build_by_bundle on build (bundle_digest);
create index build_rebuilds on build (rebuild_of) where rebuild_of is not null;
create index bundle_file_by_content on bundle_file (digest);
create index snapshot_by_bundle on snapshot (bundle_digest);
create index snapshot_build_by_build on snapshot_build (build_id);
create index release_version_by_build on release_version (build_id);
create index release_version_by_bundle on release_version (bundle_digest);
create index release_by_build on release (build_id);

-- Content of the store that no row names. Its time of grace counts from when that was first seen, by the service's clock: a
-- database that was attached to the wrong store, or restored from an old backup, then has that long to be found out.
create table storage_orphan (
    digest text        primary key check (digest ~ '^sha256:[0-9a-f]{64}$'),
    size   bigint      not null check (size >= 0),
    since  timestamptz not null
);

-- One row: when a pass is due, and how far the look through the store has come. A pass that dies goes on there.
create table storage_sweep (
    only_row boolean     primary key default true check (only_row),
    due_at   timestamptz not null,
    -- The last content that was looked at; null before the first.
    position text        check (position ~ '^sha256:[0-9a-f]{64}$')
);

insert into storage_sweep (due_at) values ('epoch');

create table storage_check (
    id           uuid        primary key,
    status       text        not null check (status in ('RUNNING', 'DONE', 'CANCELLED')),
    started_by   text        not null check (octet_length(started_by) between 1 and 255),
    started_at   timestamptz not null,
    finished_at  timestamptz,
    -- How often a process took it up. Whoever writes names the attempt, so that one that stalled cannot write any more.
    attempt      integer     not null default 0 check (attempt >= 0),
    -- Null where nobody works on it yet.
    heartbeat_at timestamptz,
    -- The last content that was looked at; null before the first.
    position     text        check (position ~ '^sha256:[0-9a-f]{64}$'),
    contents     bigint      not null default 0 check (contents >= 0),
    bytes        bigint      not null default 0 check (bytes >= 0),
    findings     bigint      not null default 0 check (findings >= 0),
    -- Why it does not get on at the moment: a code.
    held_up_by   text        check (held_up_by ~ '^[a-z]+(-[a-z]+)*$'),
    check ((finished_at is null) = (status = 'RUNNING')),
    check (status = 'RUNNING' or held_up_by is null)
);

-- One at a time, whichever process was asked.
create unique index storage_check_one_running on storage_check (status) where status = 'RUNNING';

create table storage_finding (
    check_id uuid   not null references storage_check (id) on delete cascade,
    number   bigint not null check (number > 0),
    code     text   not null check (code ~ '^[a-z]+(-[a-z]+)+$'),
    digest   text   not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
    detail   text   not null check (detail <> ''),
    expected text,
    found    text,
    primary key (check_id, number)
);

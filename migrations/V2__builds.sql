-- What was asked for, what became of it, and how it went.

create table build (
    id              uuid        primary key,
    -- Builds without a name are fine; a version only means something under a name.
    name            text        check (name ~ '^[a-z0-9]([a-z0-9._-]{0,126}[a-z0-9])?$'),
    version         text        check (octet_length(version) between 1 and 64),
    bundle_digest   text        not null references bundle (digest),
    -- json and not jsonb: the text stays as it was checked, and U+0000 in a string is allowed.
    spec            json        not null,
    status          text        not null
        check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    -- Number of the newest event. Counting here makes writers of one build wait for each other, so that events become
    -- visible in the order of their numbers and a reader that resumes behind one has missed none before it.
    last_event      bigint      not null default 0,
    idempotency_key text        unique check (octet_length(idempotency_key) between 1 and 255),
    -- Tells whether a second request with the key is the same request.
    request_digest  text        check (request_digest ~ '^sha256:[0-9a-f]{64}$'),
    created_at      timestamptz not null,
    finished_at     timestamptz,
    check (version is null or name is not null),
    check ((idempotency_key is null) = (request_digest is null)),
    check ((finished_at is null) = (status in ('QUEUED', 'RUNNING')))
);

-- Lists of one name's builds, newest first; ids sort by time.
create index build_by_name on build (name, id desc);

create table build_job (
    id          uuid        primary key,
    build_id    uuid        not null references build (id),
    position    integer     not null check (position between 0 and 15),
    target      text        not null check (target ~ '^[a-z0-9]+-[a-z0-9]+/[a-zA-Z0-9.-]+$'),
    status      text        not null
        check (status in ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    -- How often it was claimed. Whoever writes names the attempt, so that a builder that stalled cannot write any more.
    attempt     integer     not null default 0 check (attempt >= 0),
    builder     text        check (octet_length(builder) between 1 and 255),
    stages      json        not null default '[]',
    findings    json        not null default '[]',
    problem     json,
    snapshot    text        check (snapshot ~ '^sha256:[0-9a-f]{64}$'),
    log         text        not null default '' check (octet_length(log) <= 262144),
    created_at  timestamptz not null,
    started_at  timestamptz,
    finished_at timestamptz,
    unique (build_id, position),
    -- One build makes one snapshot per target.
    unique (build_id, target),
    check (status <> 'RUNNING' or (attempt > 0 and builder is not null and started_at is not null)),
    check ((finished_at is null) = (status in ('QUEUED', 'RUNNING'))),
    check ((snapshot is not null) = (status = 'SUCCEEDED')),
    check ((problem is not null) = (status = 'FAILED'))
);

create table job_event (
    build_id uuid        not null references build (id),
    number   bigint      not null check (number > 0),
    -- Null where the event is about the build as a whole.
    job_id   uuid        references build_job (id),
    type     text        not null check (type ~ '^(build|job)-[a-z]+$'),
    data     json        not null,
    at       timestamptz not null,
    primary key (build_id, number),
    check ((job_id is null) = (type like 'build-%'))
);

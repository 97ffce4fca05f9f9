-- Who asked for what, and the tokens by which the service knows them.

-- A principal is the stable name of whoever asks: 'anonymous' where nobody is asked, 'token:<name>', or '<issuer>:<subject>'.
-- A build without a name belongs to its principal; one with a name belongs to whoever may use that name.
alter table build
    add column principal text not null default 'anonymous' check (octet_length(principal) between 1 and 255);

-- Two principals may use the same key without learning of each other.
alter table build
    drop constraint build_idempotency_key_key,
    add constraint build_idempotency_key unique (principal, idempotency_key);

create index build_by_principal on build (principal, id desc);

-- How much a principal has waiting is counted at each submission.
create index build_job_queued on build_job (build_id) where status = 'QUEUED';

-- Copied from the build: a snapshot of a build without a name is its principal's.
alter table snapshot_build
    add column principal text not null default 'anonymous' check (octet_length(principal) between 1 and 255);

create table api_token (
    id           uuid        primary key,
    -- The principal is 'token:' and this. Not unique: a new token of the same name replaces an old one without a gap.
    name         text        not null check (name ~ '^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$'),
    -- SHA-256 of the whole token. A token has 256 random bits, so there is nothing to guess that a slow hash would protect.
    secret_hash  bytea       not null unique check (octet_length(secret_hash) = 32),
    scopes       text[]      not null
        check (cardinality(scopes) > 0)
        check (scopes <@ array['builds:write', 'snapshots:read', 'channels:write', 'admin']),
    -- The names it may use: exact ones, or a prefix that ends with a separator and '*'. Null: every name.
    names        text[]      check (cardinality(names) > 0),
    created_by   text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz check (expires_at > created_at),
    -- To the minute: it is not written at each request.
    last_used_at timestamptz,
    revoked_at   timestamptz,
    -- Who may change everything cannot be confined to some names.
    check (names is null or not 'admin' = any (scopes))
);

-- How much each principal may still ask for, shared by all processes, in the form that Bucket4j works with. One row for each
-- principal and limit, so it stays small.
create table rate_bucket (
    id         text   primary key,
    state      bytea,
    expires_at bigint
);

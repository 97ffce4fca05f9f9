-- What was proved, signed and published. A snapshot is a pure function of bundle, spec and engine build, so nothing about
-- who asked for it stands here; that is in snapshot_build.

create table snapshot (
    -- SHA-256 of the container, the file that is signed; the form is the one that clients see.
    digest         text        primary key check (digest ~ '^sha256:[0-9a-f]{64}$'),
    -- Of the container; its blob is the last part of it, aligned so that it can be mapped.
    size           bigint      not null check (size = blob_offset + blob_size),
    blob_digest    text        not null check (blob_digest ~ '^sha256:[0-9a-f]{64}$'),
    blob_size      bigint      not null check (blob_size > 0),
    blob_offset    bigint      not null check (blob_offset > 0 and blob_offset % 4096 = 0),
    os             text        not null check (os in ('linux', 'macos', 'windows')),
    arch           text        not null check (arch in ('x64', 'arm64')),
    engine         text        not null check (engine <> ''),
    engine_version text        not null check (engine_version <> ''),
    native_library text        not null check (native_library ~ '^sha256:[0-9a-f]{64}$'),
    v8_version     text        not null check (octet_length(v8_version) between 1 and 32),
    v8_flags       jsonb       not null check (jsonb_typeof(v8_flags) = 'array'),
    features       jsonb       not null check (jsonb_typeof(features) = 'array'),
    requires       jsonb       not null check (jsonb_typeof(requires) = 'array'),
    prelude        text        not null,
    bundle_digest  text        not null references bundle (digest),
    spec_digest    text        not null check (spec_digest ~ '^sha256:[0-9a-f]{64}$'),
    -- What the build found out about the source; the first build of this digest has the say.
    findings       jsonb       not null check (jsonb_typeof(findings) = 'array'),
    -- No snapshot without its signature (pure Ed25519 over the container), its key and its attestation.
    signature      bytea       not null check (octet_length(signature) = 64),
    key_id         text        not null references signing_key (key_id),
    attestation    text        not null check (attestation <> ''),
    created_at     timestamptz not null,
    status         text        not null default 'ACTIVE' check (status in ('ACTIVE', 'REVOKED')),
    revoke_reason  text        check (length(revoke_reason) between 1 and 1000),
    revoked_at     timestamptz,
    -- Withdrawn for a reason and at a time, or not at all.
    check ((status = 'REVOKED') = (revoke_reason is not null) and (status = 'REVOKED') = (revoked_at is not null))
);

-- Lists go from the newest to the oldest; the digest breaks ties, so that a cursor names one place.
create index snapshot_newest on snapshot (created_at desc, digest desc);

-- Which builds led to a snapshot. The tables of builds belong to another package, hence no foreign keys to them.
create table snapshot_build (
    snapshot_digest text        not null references snapshot (digest),
    build_id        uuid        not null,
    job_id          uuid        not null,
    name            text,
    version         text        check (version is null or name is not null),
    created_at      timestamptz not null,
    -- A job that is run again after its builder died may publish again; that must not add a second link.
    primary key (snapshot_digest, job_id)
);

create index snapshot_build_name on snapshot_build (name, snapshot_digest) where name is not null;

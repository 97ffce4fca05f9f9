-- Builds that stand on the snapshot of another one: its files run first, and are part of the bundle. What a target stands on is decided
-- when the build is asked for, and stays: a column that builders may read and not change (V44 lists theirs), as the signer puts it into
-- attestations.

alter table build_job
    -- Canonical JSON, the nearest layer first: snapshot, name and version, bundle, spec. Null without a base.
    add column layers text check (octet_length(layers) between 2 and 16384);

-- The same bytes can be made with and without a base, as they depend on the files alone: so it is the build's, as its source is.
alter table snapshot_build
    add column layers text check (octet_length(layers) between 2 and 16384),
    -- The nearest of them, to find what stands on a snapshot.
    add column base text check (base ~ '^sha256:[0-9a-f]{64}$'),
    add check ((layers is null) = (base is null));

create index snapshot_build_on_base on snapshot_build (base) where base is not null;

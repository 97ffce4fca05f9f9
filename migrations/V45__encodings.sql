-- Containers compressed ahead of their downloads: alone (zstd), or as a delta to a container that a client has (dcz, RFC 9842). The bytes
-- are content of the store. A row without content is one that a process is making, or that was not worth it.

create table snapshot_encoding (
    snapshot   text        not null references snapshot (digest) on delete cascade,
    -- The container that is needed to decode it.
    dictionary text        references snapshot (digest) on delete cascade,
    -- The store's name of the compressed bytes.
    content    text        check (content ~ '^sha256:[0-9a-f]{64}$'),
    size       bigint      check (size > 0),
    -- When it was made; before that, until when its maker has time.
    due_at     timestamptz not null,
    -- How often one has begun to make it.
    begun      integer     not null default 0 check (begun >= 0),
    unique nulls not distinct (snapshot, dictionary),
    check ((content is null) = (size is null)),
    check (dictionary <> snapshot)
);

create index snapshot_encoding_content on snapshot_encoding (content) where content is not null;
create index snapshot_encoding_delta on snapshot_encoding (dictionary, due_at) where dictionary is not null;

-- Gives the api its rights to the new table.
select grant_rights();

-- What snapshots are made of. A bundle is addressed by its content, so its rows are added once and never changed.

create table bundle (
    -- SHA-256 of the canonical description of the files, in the form that clients see.
    digest     text        primary key check (digest ~ '^sha256:[0-9a-f]{64}$'),
    -- A bundle without a single byte is refused at the door; a row of one would mean that the door was left open.
    size       bigint      not null check (size > 0),
    created_at timestamptz not null
);

create table bundle_file (
    bundle_digest text    not null references bundle (digest),
    -- The order in which the files run, from 0.
    position      integer not null check (position >= 0),
    -- The script's name in stack traces. It never leaves the bundle: not absolute, nothing that climbs, no backslash.
    name          text    not null
        check (octet_length(name) between 4 and 255)
        check (name like '%.js')
        check (name !~ '(^|/)(\.{0,2})(/|$)' and name !~ '[[:cntrl:]\\]'),
    size          bigint  not null check (size >= 0),
    -- Where the blob store keeps the source.
    digest        text    not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
    primary key (bundle_digest, position),
    -- A stack trace names the file, so two files of a bundle cannot share a name.
    unique (bundle_digest, name)
);

-- Names, the versions released under them, and the channels that point to versions. What was released never changes: the rules
-- stand here once more, so that no statement of the service, and nobody with a console, breaks a promise that clients rely on.

create table release_name (
    name          text        primary key check (name ~ '^[a-z0-9]([a-z0-9._-]{0,126}[a-z0-9])?$'),
    -- Number of the newest version. Counting here makes writers of one name wait for each other, so that of two builds of one
    -- version only the first can release it.
    last_sequence bigint      not null default 0 check (last_sequence >= 0),
    created_at    timestamptz not null
);

create table release_version (
    name           text        not null references release_name (name),
    version        text        not null check (octet_length(version) between 1 and 64),
    -- The version's place in the order in which the name's versions were first released.
    sequence       bigint      not null check (sequence >= 1),
    -- What the version is: the digest of the next two, without which targets it has.
    content_digest text        not null check (content_digest ~ '^sha256:[0-9a-f]{64}$'),
    bundle_digest  text        not null references bundle (digest),
    spec_digest    text        not null check (spec_digest ~ '^sha256:[0-9a-f]{64}$'),
    -- The first build that released it. The tables of builds belong to another package, hence no foreign key.
    build_id       uuid        not null,
    released_at    timestamptz not null,
    primary key (name, version),
    unique (name, sequence)
);

create table release (
    name            text        not null,
    version         text        not null,
    target          text        not null check (target ~ '^[a-z0-9]+-[a-z0-9]+/[a-zA-Z0-9.-]+$'),
    snapshot_digest text        not null references snapshot (digest),
    build_id        uuid        not null,
    -- DSSE envelope over the release statement, and the key that signed it.
    statement       text        not null check (statement <> ''),
    key_id          text        not null references signing_key (key_id),
    released_at     timestamptz not null,
    primary key (name, version, target),
    foreign key (name, version) references release_version (name, version)
);

-- Under which names and versions a snapshot was released.
create index release_by_snapshot on release (snapshot_digest);

create table channel (
    name       text        not null references release_name (name),
    channel    text        not null check (channel ~ '^[a-z0-9]([a-z0-9._-]{0,62}[a-z0-9])?$'),
    -- Null where the channel was deleted. Its row stays, so that one made anew goes on counting: a client that has seen
    -- revision 7 must never be right to accept a 1.
    version    text,
    revision   bigint      not null check (revision >= 1),
    statement  text        check (statement <> ''),
    key_id     text        references signing_key (key_id),
    changed_at timestamptz not null,
    changed_by text        not null check (octet_length(changed_by) between 1 and 500),
    primary key (name, channel),
    foreign key (name, version) references release_version (name, version),
    check ((version is null) = (statement is null) and (version is null) = (key_id is null))
);

create table channel_change (
    name         text        not null,
    channel      text        not null,
    revision     bigint      not null check (revision >= 1),
    from_version text,
    to_version   text,
    changed_at   timestamptz not null,
    changed_by   text        not null check (octet_length(changed_by) between 1 and 500),
    primary key (name, channel, revision),
    foreign key (name, channel) references channel (name, channel),
    foreign key (name, from_version) references release_version (name, version),
    foreign key (name, to_version) references release_version (name, version)
);

-- An engine that the automatic rebuild has seen, and how far it has come; a row is added once, whichever process is first.
create table release_engine (
    target   text        primary key,
    seen_at  timestamptz not null,
    -- The names up to this one have been looked at; names are worked through in their order.
    up_to    text        not null default '',
    done     boolean     not null default false
);

create function release_refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'rows of % never change', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;

create trigger release_version_immutable before update or delete on release_version
    for each row execute function release_refuse_change();

create trigger channel_change_immutable before update or delete on channel_change
    for each row execute function release_refuse_change();

create trigger release_never_deleted before delete on release
    for each row execute function release_refuse_change();

create trigger channel_never_deleted before delete on channel
    for each row execute function release_refuse_change();

-- A statement may be signed anew, by another key, after its own was revoked; what it says stays.
create trigger release_immutable before update on release
    for each row when ((old.name, old.version, old.target, old.snapshot_digest, old.build_id, old.released_at)
        is distinct from (new.name, new.version, new.target, new.snapshot_digest, new.build_id, new.released_at)
        or old.key_id = new.key_id)
    execute function release_refuse_change();

create function release_name_counts() returns trigger language plpgsql as $$
begin
    if new.name <> old.name or new.created_at <> old.created_at or new.last_sequence <> old.last_sequence + 1 then
        raise exception 'the sequence of % goes up by one', old.name using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create trigger release_name_counts before update on release_name
    for each row execute function release_name_counts();

create function channel_counts() returns trigger language plpgsql as $$
begin
    if new.name <> old.name or new.channel <> old.channel or new.revision <> old.revision + 1 then
        raise exception 'the revision of % goes up by one', old.channel using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create trigger channel_counts before update on channel for each row execute function channel_counts();

create function channel_starts() returns trigger language plpgsql as $$
begin
    if new.revision <> 1 then
        raise exception 'a channel starts with revision 1' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create trigger channel_starts before insert on channel for each row execute function channel_starts();

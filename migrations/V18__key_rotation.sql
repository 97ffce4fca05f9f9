-- Keys that take over from one another, and why one was withdrawn.

alter table signing_key
    -- For people: whoever finds the key withdrawn reads it. Null for a key in use, and for one withdrawn before this was kept.
    add column reason     text check (length(reason) between 1 and 1000),
    add column changed_at timestamptz;

-- One key's word for the next one, so that a client that trusts the first need not be told of the second.
create table key_endorsement (
    key_id      text        not null references signing_key (key_id),
    endorsed_by text        not null references signing_key (key_id),
    -- DSSE envelope over an in-toto statement, as JSON.
    statement   text        not null check (statement <> ''),
    issued_at   timestamptz not null,
    primary key (key_id, endorsed_by),
    -- A key's word for itself is worth nothing.
    check (key_id <> endorsed_by)
);

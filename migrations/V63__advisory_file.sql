-- The signed file of advisories that was applied last, so that nobody can bring back an older one, whichever process reads it.
create table engine_advisory_file (
    -- One row at most.
    only_one   boolean     primary key default true check (only_one),
    counter    bigint      not null check (counter >= 1),
    -- SHA-256 of what was signed.
    digest     text        not null check (digest ~ '^sha256:[0-9a-f]{64}$'),
    applied_at timestamptz not null
);

create function engine_advisory_file_counts() returns trigger language plpgsql as $$
begin
    if new.counter <= old.counter then
        raise exception 'the counter of the file of advisories only goes up' using errcode = 'integrity_constraint_violation';
    end if;
    return new;
end $$;

create trigger engine_advisory_file_counts before update on engine_advisory_file
    for each row execute function engine_advisory_file_counts();
create trigger engine_advisory_file_kept before delete on engine_advisory_file
    for each row execute function release_refuse_change();

select grant_rights();

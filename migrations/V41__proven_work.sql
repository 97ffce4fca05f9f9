-- The signing key is where hostile code never runs: a builder without it leaves what it has proven here, and a process with the role
-- signer verifies, signs and publishes it.

alter table build_job
    -- Public half of the Ed25519 key that a builder made for this attempt alone. What it leaves for a signer is signed with the private
    -- one, which no other process has. Null for attempts of the version before this one, whose builders sign by themselves.
    add column claim_key bytea check (octet_length(claim_key) = 32),
    -- Since when the attempt is proven and waits for a signer; from then on its builder may write no more.
    add column proven_at timestamptz check (proven_at is null or claim_key is not null);

-- Who can write to jobs may claim one anew, which everybody sees as another attempt; nobody may put their key in the place of the one
-- that an attempt has.
create function keep_claim() returns trigger language plpgsql as $$
begin
    if new.attempt < old.attempt or (new.attempt = old.attempt and new.claim_key is distinct from old.claim_key) then
        raise exception 'Attempt % of job % has its key already', old.attempt, old.id;
    end if;
    if new.attempt > old.attempt then
        new.proven_at := null;
        -- A builder of the version before this one has no key, and its attempt must not seem to have the last one's.
        if new.claim_key is not distinct from old.claim_key then
            new.claim_key := null;
        end if;
    end if;
    return new;
end
$$;

create trigger build_job_claim before update on build_job for each row execute function keep_claim();

create table proven_work (
    job_id     uuid        not null references build_job (id) on delete cascade,
    attempt    integer     not null check (attempt > 0),
    -- The unsigned container, in the store. Retention leaves it alone while this row is there.
    container  text        not null check (container ~ '^sha256:[0-9a-f]{64}$'),
    size       bigint      not null check (size > 0),
    -- What the attempt says of it, as JSON; text, because the bytes are signed.
    statement  text        not null check (octet_length(statement) between 2 and 16777216),
    -- Pure Ed25519 by the attempt's key.
    proof      bytea       not null check (octet_length(proof) = 64),
    created_at timestamptz not null,
    primary key (job_id, attempt)
);

create index proven_work_container on proven_work (container);

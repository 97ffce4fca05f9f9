-- The signing key is where hostile code never runs: a builder without it leaves what it has proven here, and a process with the role
-- signer verifies, signs and publishes it.

alter table build_job
    -- Public half of the Ed25519 key that a builder made for this attempt alone. What it leaves for a signer is signed with the private
    -- one, which no other process has. Null for attempts of the version before this one, whose builders sign by themselves.
    add column claim_key bytea check (octet_length(claim_key) = 32),
    -- Since when the attempt is proven and waits for a signer; from then on its builder may write no more.
    add column proven_at timestamptz check (proven_at is null or claim_key is not null);

-- Who can write to jobs may claim one anew, which everybody sees as another attempt; nobody may put their key, their name or another
-- time in the place of those that an attempt has. A job that has ended stays what it is: findings may be added, nothing else changes.
create function keep_job() returns trigger language plpgsql as $$
begin
    if old.status in ('SUCCEEDED', 'FAILED', 'CANCELLED') and
            (to_jsonb(new) - 'findings' is distinct from to_jsonb(old) - 'findings'
                or not new.findings::jsonb @> old.findings::jsonb) then
        raise exception 'Job % has ended', old.id;
    end if;
    if new.attempt < old.attempt or (new.attempt = old.attempt and new.claim_key is distinct from old.claim_key) then
        raise exception 'Attempt % of job % has its key already', old.attempt, old.id;
    end if;
    if new.attempt = old.attempt and old.attempt > 0
            and (new.builder, new.started_at) is distinct from (old.builder, old.started_at) then
        raise exception 'Attempt % of job % has its builder already', old.attempt, old.id;
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

create trigger build_job_kept before update on build_job for each row execute function keep_job();

-- What a build has come to is not undone either.
create function keep_build() returns trigger language plpgsql as $$
begin
    if old.status in ('SUCCEEDED', 'FAILED', 'CANCELLED') and new.status <> old.status then
        raise exception 'Build % has ended', old.id;
    end if;
    return new;
end
$$;

create trigger build_kept before update on build for each row execute function keep_build();

-- Lists of jobs show these, whoever has written them.
alter table build_job
    add check (json_typeof(stages) = 'array'),
    add check (json_typeof(findings) = 'array');

create table proven_work (
    job_id     uuid        not null references build_job (id) on delete cascade,
    attempt    integer     not null check (attempt > 0),
    -- The unsigned container, in the store. Retention leaves it alone while this row is there.
    container  text        not null check (container ~ '^sha256:[0-9a-f]{64}$'),
    size       bigint      not null check (size > 0),
    -- What the attempt says of it, as JSON; text, because the bytes are signed.
    statement  text        not null check (octet_length(statement) between 2 and 4194304),
    -- Pure Ed25519 by the attempt's key.
    proof      bytea       not null check (octet_length(proof) = 64),
    created_at timestamptz not null,
    -- How often a signer has begun with it and not come to an end, in whatever way: one that ends with its process cannot say so.
    begun      integer     not null default 0,
    primary key (job_id, attempt)
);

-- How long jobs wait for a signer is asked for every few seconds.
create index build_job_proven on build_job (proven_at) where status = 'RUNNING' and proven_at is not null;

create index proven_work_container on proven_work (container);

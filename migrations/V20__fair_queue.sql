-- Whose turn it is. Builders take jobs from the principal that has the fewest running, and of several such from the one that
-- has waited longest for its turn, so that a thousand builds of one client do not keep another's first one waiting.

alter table scheduled_tasks
    -- Copied from the build, because it is asked for at each claim. The default is for the version before this one.
    add column principal text not null default 'anonymous' check (octet_length(principal) between 1 and 255);

update scheduled_tasks set principal = build.principal
from build_job join build on build.id = build_job.build_id
where scheduled_tasks.task_instance = build_job.id::text;

-- One step in this index leads to the next principal, and a few more to its oldest jobs, however many there are.
create index scheduled_tasks_waiting on scheduled_tasks (principal, execution_time) where not picked;
create index scheduled_tasks_taken on scheduled_tasks (principal) where picked;

-- When a builder last took a job of each principal. One small row for each.
create table queue_turn (
    principal text        primary key check (octet_length(principal) between 1 and 255),
    taken_at  timestamptz not null
);

alter table build_job
    -- Since when it waits, by the database's clock: since it was asked for, or handed back. Jobs that nobody comes for end.
    add column queued_at timestamptz not null default now();

update build_job set queued_at = created_at where status = 'QUEUED';

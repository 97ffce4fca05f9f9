-- What is said of builds of engines: that one is supported, deprecated or vulnerable, why, by whom and since when. Rows are only added: the
-- one with the highest revision holds, and the others are the history. An engine without a row is supported.
create table engine_advisory (
    -- Any engine, also one that no builder has any more, or none ever had.
    target     text        not null check (target ~ '^[a-z0-9]+-[a-z0-9]+/[a-zA-Z0-9.-]+$'),
    revision   bigint      not null check (revision >= 1),
    status     text        not null check (status in ('SUPPORTED', 'DEPRECATED', 'VULNERABLE')),
    reason     text        check (char_length(reason) between 1 and 1000),
    -- It becomes a link on a page.
    link       text        check (link ~ '^https?://' and char_length(link) <= 2000),
    successor  text        check (successor ~ '^[a-z0-9]+-[a-z0-9]+/[a-zA-Z0-9.-]+$' and successor <> target),
    changed_at timestamptz not null,
    changed_by text        not null check (octet_length(changed_by) between 1 and 255),
    primary key (target, revision),
    -- Whoever is warned is told why.
    check (status = 'SUPPORTED' or reason is not null)
);

create trigger engine_advisory_immutable before update or delete on engine_advisory
    for each row execute function release_refuse_change();

-- What stands on an engine is listed, and built again, by name.
create index release_by_target on release (target, name);

-- About no name, so that only receivers of all names are told.
create function webhook_engine_advisory() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform note_webhook_event('engine.advisory-changed', null, new.target, jsonb_build_object(
        'engine', new.target, 'status', new.status, 'reason', new.reason, 'link', new.link, 'successor', new.successor,
        'revision', new.revision, 'changedBy', new.changed_by));
    return null;
end
$$;
create constraint trigger webhook_engine_advisory after insert on engine_advisory deferrable initially deferred
    for each row execute function webhook_engine_advisory();

select grant_rights();

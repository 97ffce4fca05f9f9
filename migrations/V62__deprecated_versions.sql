-- Versions that should not be used any more, although they can be: whoever gets one is told why. A table of its own, as versions never
-- change; a row is there while a version is deprecated, and the audit log has what was before.
create table version_deprecation (
    name          text        not null,
    version       text        not null,
    reason        text        not null check (char_length(reason) between 1 and 1000),
    deprecated_at timestamptz not null,
    deprecated_by text        not null check (octet_length(deprecated_by) between 1 and 255),
    primary key (name, version),
    foreign key (name, version) references release_version (name, version)
);

-- Resolving tells of it (V59).
create trigger note_resolution after insert or update or delete or truncate on version_deprecation
    for each statement execute function note_resolution();

create function webhook_version_deprecation() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if tg_op = 'DELETE' then
        perform note_webhook_event('version.undeprecated', old.name, old.name, jsonb_build_object(
            'name', old.name, 'version', old.version));
    else
        perform note_webhook_event('version.deprecated', new.name, new.name, jsonb_build_object(
            'name', new.name, 'version', new.version, 'reason', new.reason, 'deprecatedBy', new.deprecated_by));
    end if;
    return null;
end
$$;
create constraint trigger webhook_version_deprecation after insert or update or delete on version_deprecation
    deferrable initially deferred for each row execute function webhook_version_deprecation();

select grant_rights();

-- Api processes keep what names resolve to in memory. The database tells them when any of it has changed, whichever process and whichever
-- version of the service changes it: at the commit, and once for each transaction. What has changed is not said, as they forget everything.

create function note_resolution() returns trigger language plpgsql as $$
begin
    perform pg_notify('snapforge_resolution', 'changed');
    return null;
end
$$;

-- Each statement of them, whether or not it has changed a row.
create trigger note_resolution after insert or update or delete or truncate on channel
    for each statement execute function note_resolution();
create trigger note_resolution after insert or update or delete or truncate on release
    for each statement execute function note_resolution();
create trigger note_resolution after update or delete or truncate on release_version
    for each statement execute function note_resolution();
-- Not when figures or findings are added, which resolving does not look at. A new row means nothing before a release refers to it.
create trigger note_resolution
    after update of status, revoked_at, revoke_reason, key_id, v8_version, capabilities or delete or truncate on snapshot
    for each statement execute function note_resolution();
create trigger note_resolution after update of status or delete or truncate on signing_key
    for each statement execute function note_resolution();

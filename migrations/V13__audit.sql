-- Who changed what, and when. Written by the transaction of the change, and never changed afterwards.

create table audit_event (
    -- Ids sort by time.
    id         uuid        primary key,
    at         timestamptz not null,
    -- 'service' where nobody asked for it.
    principal  text        not null check (octet_length(principal) between 1 and 255),
    -- Which of the principal's credentials was used, such as the id of a token.
    credential text        check (octet_length(credential) between 1 and 255),
    action     text        not null check (action ~ '^[a-z]+(-[a-z]+)+$'),
    -- What it was done to: an id, a digest or a name.
    subject    text        not null check (octet_length(subject) between 1 and 512),
    details    jsonb       not null check (jsonb_typeof(details) = 'object')
);

create index audit_event_by_principal on audit_event (principal, id desc);
create index audit_event_by_action on audit_event (action, id desc);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'audit events are never changed or removed' using errcode = 'restrict_violation';
end;
$$;

create trigger audit_event_rows before update or delete on audit_event
    for each row execute function refuse_change_of_audit();
create trigger audit_event_table before truncate on audit_event
    for each statement execute function refuse_change_of_audit();

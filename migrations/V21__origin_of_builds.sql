-- Which request asked for a build, and in which trace: what a builder does later, on another machine, can then be found from there.
-- Null for builds that the service starts by itself, and for those from before.
alter table build
    add column request_id text check (request_id ~ '^[A-Za-z0-9][A-Za-z0-9._=:+/-]{0,127}$'),
    -- As W3C Trace Context writes it.
    add column trace_parent text check (trace_parent ~ '^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$');

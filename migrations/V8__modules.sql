-- A bundle may hold ES modules, named .mjs. One that only others import runs when it is imported and not by itself: the same
-- files with and without that mark are two bundles, because they may do two things.

alter table bundle_file
    drop constraint bundle_file_name_check1,
    add constraint bundle_file_name_type check (name ~ '[^/]\.m?js$'),
    -- Every file that was there before runs by itself.
    add column entry boolean not null default true;

alter table bundle_file
    alter column entry drop default,
    -- Positions are in the order in which files run, so the first one runs.
    add constraint bundle_file_first_is_entry check (position > 0 or entry);

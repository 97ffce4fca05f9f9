-- A bundle may hold source maps, named .map, so that places in it can be told as places in what it was made from. They belong to
-- the bundle and its digest, and never run.

alter table bundle_file
    drop constraint bundle_file_name_type,
    add constraint bundle_file_name_type check (name ~ '[^/]\.(m?js|map)$'),
    add constraint bundle_file_map_never_runs check (not entry or name !~ '\.map$');

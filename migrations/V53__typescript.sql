-- Files of TypeScript are files of a bundle as they are sent. Whether one is a script or a module, its text says, not its name.
-- A builder of the version before fails a job with one, as it would any file that does not parse.

alter table bundle_file
    drop constraint bundle_file_name_type,
    add constraint bundle_file_name_type check (name ~ '[^/]\.(m?js|[cm]?ts|tsx|map)$');

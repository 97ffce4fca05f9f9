-- What the token of a CI, verified when a build was asked for, proved about its source: repository, ref, commit, workflow and run, as JSON.
-- Null where nothing was proved: with an API token, with a token that names no source, and for builds from before. It is a column that
-- builders may read and not change (V44 lists theirs), as the signer puts it into attestations.
alter table build
    add column source text check (octet_length(source) between 2 and 32768);

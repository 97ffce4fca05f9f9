-- Two principals that build the same source share a snapshot. What one of them learns of it must come from its own builds: when it was
-- published first, whether rebuilds gave the same bytes, and the attestation, which names a job and its times.
alter table snapshot_build
    -- As snapshot.reproducible, of the rebuilds that this build is, or is the original of.
    add column reproducible boolean,
    -- The DSSE envelope of this build's job and the key that signed it; null for builds before this migration.
    add column attestation  text check (attestation <> ''),
    add column key_id       text references signing_key (key_id);

update snapshot_build link set reproducible = snapshot.reproducible
from snapshot
where snapshot.digest = link.snapshot_digest and snapshot.reproducible is not null
  and exists (select 1 from build
              where build.rebuild_of = link.build_id or (build.id = link.build_id and build.rebuild_of is not null));

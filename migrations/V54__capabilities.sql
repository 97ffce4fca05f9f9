-- What a snapshot was found to offer and to need when it was proved: words, sorted, which resolving compares with what a runtime requires.
-- Null for snapshots from before that was found out; it is learnt when the same bytes are built again. The attestation holds the same, signed.
alter table snapshot
    add column capabilities jsonb check (jsonb_typeof(capabilities) = 'array' and octet_length(capabilities::text) <= 1048576);

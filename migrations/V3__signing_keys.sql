-- The public halves of all keys that ever signed. Private keys never come here: a copy of the database must not be able to sign.
create table signing_key (
    -- RFC 7638 thumbprint: SHA-256 in base64url without padding.
    key_id      text primary key check (key_id ~ '^[A-Za-z0-9_-]{43}$'),
    -- Raw Ed25519 key (RFC 8032, section 5.1.5). One key under two ids would let a revoked key live on.
    public_key  bytea not null unique check (octet_length(public_key) = 32),
    not_before  timestamptz not null,
    not_after   timestamptz,
    status      text not null check (status in ('ACTIVE', 'RETIRED', 'REVOKED')),
    check (not_after is null or not_after > not_before)
);

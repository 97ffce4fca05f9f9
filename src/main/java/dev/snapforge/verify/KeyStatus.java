package dev.snapforge.verify;

/** What a public key is good for. */
public enum KeyStatus {
    /** Signs, and its signatures are accepted. */
    ACTIVE,
    /** No longer signs; what it signed is still accepted, as long as its validity lasts. */
    RETIRED,
    /** Must not be trusted any more, whatever it signed and whenever. */
    REVOKED
}

package dev.snapforge.snapshot;

/** Whether a snapshot may be used. {@code ACTIVE → REVOKED}, and never back: caches may have forgotten it for good. */
public enum SnapshotStatus {
    /** It can be downloaded. */
    ACTIVE,
    /** It was withdrawn: its bytes are not handed out any more, what is known about it still is. */
    REVOKED
}

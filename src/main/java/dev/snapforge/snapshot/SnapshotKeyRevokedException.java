package dev.snapforge.snapshot;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The key that signed the snapshot was revoked: nobody can tell any more that the bytes are genuine. Code {@code key-revoked}. */
final class SnapshotKeyRevokedException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    SnapshotKeyRevokedException(String keyId) {
        super(
                ErrorCategory.GONE,
                "key-revoked",
                "The key that signed the snapshot was revoked.",
                "a signature of a key that is active or retired",
                "key " + keyId + ", revoked",
                "Start without a snapshot. Building the same bundle and spec again signs it with the current key.");
    }
}

package dev.snapforge.storage.check;

import java.util.Locale;

/** What a check can find. The words are stable; clients may rely on them. */
public enum StorageFindingCode {
    /** Content is not what its address says; it was moved to the quarantine. */
    CONTENT_DAMAGED(
            "Build it again, which puts it right, or restore this content from a backup. The damaged bytes are in the"
                    + " store's quarantine, for whoever looks into the cause."),
    /** A row names content that the store does not have. */
    CONTENT_MISSING(
            "Build it again, which puts it right, or restore this content from a backup. Look in the store's quarantine:"
                    + " what was damaged is moved there."),
    /** The store has content that no row names. */
    CONTENT_ORPHANED("It does no harm, and retention removes it after the time of grace. Much of it is a sign that the"
            + " database is older than the store, or another one's."),
    /** Content is right, and a row gives it another size. */
    SIZE_DIFFERS(
            "The content is right, so the row was changed behind the service's back: restore the database, or revoke the"
                    + " snapshot and build it again."),
    /** A snapshot's signature is not one over its container. */
    SIGNATURE_WRONG(
            "No client accepts this snapshot. The content is right, so the row was changed behind the service's back:"
                    + " restore the database, or revoke the snapshot and build it again."),
    /** A signed statement about a snapshot is not genuine by the key that its row names, or says something else than the row. */
    STATEMENT_WRONG(
            "No client accepts this statement. The row was changed behind the service's back: restore the database, or"
                    + " release the content as a new version."),
    /** A snapshot's row says something else than its container, which is signed. */
    SNAPSHOT_DIFFERS(
            "The content is right and signed, so the row was changed behind the service's back: restore the database,"
                    + " or revoke the snapshot and build it again.");

    private final String hint;

    StorageFindingCode(String hint) {
        this.hint = hint;
    }

    /** The word in answers, in kebab-case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What to do about it. */
    public String hint() {
        return hint;
    }

    static StorageFindingCode parse(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}

package dev.snapforge.bundle;

import dev.snapforge.core.Digest;
import jakarta.persistence.Embeddable;

/** A row of {@code bundle_file}. */
@Embeddable
class BundleFileRow {

    private String name = "";

    private long size;

    private String digest = "";

    private boolean entry;

    /** For Hibernate. */
    protected BundleFileRow() {}

    BundleFile toBundleFile() {
        return new BundleFile(name, size, Digest.parse(digest), entry);
    }
}

package dev.snapforge.bundle.upload;

import dev.snapforge.blob.ContentReservation;
import dev.snapforge.bundle.Bundle;

/**
 * An upload whose files are in the store, and whose bundle is not known yet.
 *
 * @param bundle what the files are
 * @param reservation keeps the files in the store until {@link Uploads#save}
 */
public record StoredUpload(Bundle bundle, ContentReservation reservation) {}

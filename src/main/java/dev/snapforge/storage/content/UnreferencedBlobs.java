package dev.snapforge.storage.content;

import dev.snapforge.blob.ContentReservations;
import dev.snapforge.core.Digest;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells content that nothing names from content whose row is about to be there. */
@Component
public class UnreferencedBlobs {

    private final ContentReservations reservations;
    private final ContentReferences rows;

    UnreferencedBlobs(ContentReservations reservations, ContentReferences rows) {
        this.reservations = reservations;
        this.rows = rows;
    }

    /** Those of these contents that surely have no row. If one is reserved, its row may come, and nothing is sure. */
    public Set<Digest> among(Collection<Digest> content) {
        Set<Digest> unnamed = new HashSet<>(reservations.unreserved(content));
        unnamed.removeAll(rows.named(unnamed));
        return unnamed;
    }
}

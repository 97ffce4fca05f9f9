package dev.snapforge.snapshot.encoding;

import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.ContentReservation;
import dev.snapforge.blob.ContentReservations;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.encoding.EncodingRepository.Kept;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts compressed containers into the store: the bytes first, and then the row that names them. */
@Component
class EncodingStorage {

    private final BlobStore blobs;
    private final ContentReservations reservations;
    private final EncodingRepository rows;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final MeterRegistry meters;

    EncodingStorage(
            BlobStore blobs,
            ContentReservations reservations,
            EncodingRepository rows,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.blobs = blobs;
        this.reservations = reservations;
        this.rows = rows;
        this.transaction = transaction;
        this.clock = clock;
        this.meters = meters;
        kept("zstd");
        kept("dcz");
    }

    /** Keeps one; waits for the store. */
    void keep(EncodingKey key, byte[] encoded) {
        Kept kept = new Kept(Digest.of(encoded), encoded.length);
        ContentReservation reservation = reservations.reserve(List.of(kept.content()));
        blobs.put(encoded);
        transaction.executeWithoutResult(status -> {
            reservations.settle(reservation);
            rows.keep(key, kept, clock.instant());
        });
        kept(key.coding()).increment();
    }

    private Counter kept(String coding) {
        return Counter.builder("snapforge.encodings.kept")
                .description("Compressed containers that were put into the store")
                .tag("coding", coding)
                .register(meters);
    }
}

package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** Where damaged objects go: evidence for whoever looks into it, and room for a fresh put. */
@Component
@ConditionalOnProperty(name = "snapforge.blob.store", havingValue = "s3")
final class S3Quarantine {

    private static final Logger LOG = LoggerFactory.getLogger(S3Quarantine.class);

    private final S3Bucket bucket;

    S3Quarantine(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /**
     * Moves a damaged object to {@code quarantine/}. Where a put heals it meanwhile, the move fails and the store counts as away for
     * a moment: the next read finds the healed one.
     */
    void setAside(Digest digest, S3Object damaged) {
        String place = "quarantine/" + digest.hex() + "." + UUID.randomUUID();
        bucket.move(digest, damaged.entityTag(), place);
        LOG.error("Blob {} is damaged (it has become {}); moved to {}", digest, damaged.digest(), place);
    }
}

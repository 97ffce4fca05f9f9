package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * Keeps each content as an object of its own, under the same names as {@link FileBlobStore} has below its directory. An object
 * appears whole or not at all. A put writes only where nothing is ({@code If-None-Match: *}), so what is there, and right, is never
 * written again; a server that ignores the condition writes the same bytes once more, which is harmless.
 */
@Component
@ConditionalOnProperty(name = "snapforge.blob.store", havingValue = "s3")
final class S3BlobStore implements BlobStore {

    private final S3Bucket bucket;
    private final S3Quarantine quarantine;
    private final S3Presigner presigner;

    S3BlobStore(S3Bucket bucket, S3Quarantine quarantine, S3Presigner presigner) {
        this.bucket = bucket;
        this.quarantine = quarantine;
        this.presigner = presigner;
    }

    @Override
    public Digest put(byte[] content) {
        Digest digest = Digest.of(content);
        put(digest, RequestBody.fromBytes(content));
        return digest;
    }

    @Override
    public Stored put(InputStream content, long maxBytes) throws IOException {
        // The address is known only when the last byte has come, and an object cannot be renamed.
        try (IncomingFile file = IncomingFile.temporary()) {
            Stored stored = file.receive(content, maxBytes);
            put(stored.digest(), RequestBody.fromFile(file.path()));
            return stored;
        }
    }

    @Override
    public byte[] read(Digest digest, long maxBytes) {
        InMemory content = new InMemory();
        receive(digest, maxBytes, content);
        return content.bytes;
    }

    private static final class InMemory implements S3Object.Sink {

        private byte[] bytes = {};

        @Override
        public long take(InputStream content) throws IOException {
            bytes = content.readAllBytes();
            return bytes.length;
        }
    }

    @Override
    public void copy(Digest digest, Path target, long maxBytes) {
        receive(digest, maxBytes, content -> Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING));
    }

    private void receive(Digest digest, long maxBytes, S3Object.Sink sink) {
        S3Object first = get(digest, maxBytes, sink);
        if (first.digest().equals(digest)) {
            return;
        }
        // A second look: a put may have replaced it, or the network may be what damages.
        S3Object second = get(digest, maxBytes, sink);
        if (second.digest().equals(digest)) {
            return;
        }
        if (!second.digest().equals(first.digest())) {
            throw new BlobStoreUnavailableException(
                    new IOException("Two reads of " + digest + " gave different bytes"));
        }
        quarantine.setAside(digest, second);
        throw new BlobDamagedException(digest, second.digest());
    }

    @Override
    public boolean contains(Digest digest) {
        return bucket.contains(digest);
    }

    @Override
    public void delete(Digest digest) {
        bucket.delete(digest);
    }

    @Override
    public List<Listed> list(@Nullable Digest after, int limit) {
        return bucket.list(after, limit);
    }

    @Override
    public Optional<URI> link(Digest digest, Duration validity) {
        try {
            return Optional.of(presigner
                    .presignGetObject(it -> it.signatureDuration(validity)
                            .getObjectRequest(get -> get.bucket(bucket.name()).key(bucket.keyOf(digest))))
                    .url()
                    .toURI());
        } catch (SdkException | URISyntaxException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }

    private void put(Digest digest, RequestBody body) {
        if (!bucket.create(digest, body) && !isIntact(digest)) {
            // What is there is damaged. Overwriting is safe: whoever else writes to this address writes the same.
            bucket.overwrite(digest, body);
        }
    }

    private boolean isIntact(Digest digest) {
        return bucket.find(digest, Long.MAX_VALUE, content -> content.transferTo(OutputStream.nullOutputStream()))
                .map(it -> it.digest().equals(digest))
                .orElse(false);
    }

    private S3Object get(Digest digest, long maxBytes, S3Object.Sink sink) {
        return bucket.find(digest, maxBytes, sink).orElseThrow(() -> new BlobMissingException(digest));
    }
}

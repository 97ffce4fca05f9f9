package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** The bucket, in terms of digests; whatever fails is the store being away. */
@Component
@ConditionalOnProperty(name = "snapforge.blob.store", havingValue = "s3")
final class S3Bucket {

    private static final Pattern ADDRESS = Pattern.compile("sha256/([0-9a-f]{2})/(\\1[0-9a-f]{62})");
    private static final int PRECONDITION_FAILED = 412;
    // AWS: another conditional write to the same key was under way, and whoever came second is to look again.
    private static final int CONFLICT = 409;
    private static final int MOST_KEYS = 1000;

    private final S3Client client;
    private final String name;
    private final String prefix;

    S3Bucket(S3Client client, S3Settings settings) {
        this.client = client;
        this.name = settings.bucket();
        this.prefix = settings.prefix();
    }

    String name() {
        return name;
    }

    String keyOf(Digest digest) {
        return prefix + "sha256/" + digest.hex().substring(0, 2) + "/" + digest.hex();
    }

    /** Writes an object where none is; false where there is one. */
    boolean create(Digest digest, RequestBody body) {
        return attempt(() -> {
            try {
                client.putObject(writing(digest).ifNoneMatch("*").build(), body);
                return true;
            } catch (S3Exception e) {
                if (e.statusCode() == PRECONDITION_FAILED || e.statusCode() == CONFLICT) {
                    return false;
                }
                throw e;
            }
        });
    }

    void overwrite(Digest digest, RequestBody body) {
        attempt(() -> client.putObject(writing(digest).build(), body));
    }

    /**
     * Receives an object, if there is one.
     *
     * @throws BlobTooLargeException if it has more bytes
     */
    Optional<S3Object> find(Digest digest, long maxBytes, S3Object.Sink sink) {
        return attempt(() -> {
            try {
                Optional<S3Object> received =
                        client.getObject(it -> it.bucket(name).key(keyOf(digest)), S3Object.receive(maxBytes, sink));
                if (received.isEmpty()) {
                    throw new BlobTooLargeException(maxBytes);
                }
                return received;
            } catch (NoSuchKeyException e) {
                return Optional.empty();
            }
        });
    }

    boolean contains(Digest digest) {
        return attempt(() -> {
            try {
                client.headObject(it -> it.bucket(name).key(keyOf(digest)));
                return true;
            } catch (NoSuchKeyException e) {
                return false;
            }
        });
    }

    void delete(Digest digest) {
        attempt(() -> client.deleteObject(it -> it.bucket(name).key(keyOf(digest))));
    }

    /**
     * Moves an object out of the way, if it is still in this state.
     *
     * @param place the key below the prefix that it goes to
     */
    void move(Digest digest, String entityTag, String place) {
        attempt(() -> {
            client.copyObject(it -> it.sourceBucket(name)
                    .sourceKey(keyOf(digest))
                    .copySourceIfMatch(entityTag)
                    .destinationBucket(name)
                    .destinationKey(prefix + place));
            return client.deleteObject(it -> it.bucket(name).key(keyOf(digest)).ifMatch(entityTag));
        });
    }

    /** As {@link BlobStore#list}; keys that are no address are passed over. */
    List<BlobStore.Listed> list(@Nullable Digest after, int limit) {
        List<BlobStore.Listed> found = new ArrayList<>();
        String position = after == null ? prefix + "sha256/" : keyOf(after);
        while (found.size() < limit) {
            String from = position;
            int most = Math.min(MOST_KEYS, limit - found.size());
            ListObjectsV2Response page = attempt(() -> client.listObjectsV2(it ->
                    it.bucket(name).prefix(prefix + "sha256/").startAfter(from).maxKeys(most)));
            page.contents().forEach(object -> {
                Matcher address = ADDRESS.matcher(object.key().substring(prefix.length()));
                if (address.matches()) {
                    found.add(new BlobStore.Listed(new Digest(address.group(2)), object.size(), object.lastModified()));
                }
            });
            if (!Boolean.TRUE.equals(page.isTruncated()) || page.contents().isEmpty()) {
                break;
            }
            position = page.contents().get(page.contents().size() - 1).key();
        }
        return found;
    }

    private PutObjectRequest.Builder writing(Digest digest) {
        // The server refuses bytes that were damaged on the way.
        return PutObjectRequest.builder()
                .bucket(name)
                .key(keyOf(digest))
                .contentType("application/octet-stream")
                .checksumSHA256(Base64.getEncoder().encodeToString(digest.bytes()));
    }

    private static <T> T attempt(Supplier<T> operation) {
        try {
            return operation.get();
        } catch (SdkException e) {
            throw new BlobStoreUnavailableException(e);
        }
    }
}

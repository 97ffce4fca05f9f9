package dev.snapforge.blob;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Optional;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object whose bytes have arrived.
 *
 * @param digest of the bytes, computed while they passed by
 * @param entityTag which state of the object this is
 */
record S3Object(Digest digest, String entityTag) {

    /** Where an object's bytes go. */
    @FunctionalInterface
    interface Sink {

        /** Takes them all, from the beginning if it took some before; gives how many there were. */
        long take(InputStream bytes) throws IOException;
    }

    /**
     * Receives an object; one that ends before its length is asked for again, within the client's attempts. Empty for one with more
     * bytes than these, of which none is received.
     */
    static ResponseTransformer<GetObjectResponse, Optional<S3Object>> receive(long maxBytes, Sink sink) {
        return (response, stream) -> {
            if (response.contentLength() != null && response.contentLength() > maxBytes) {
                stream.abort();
                // An exception would come out of the client as one of its own.
                return Optional.empty();
            }
            MessageDigest sha256 = Digest.sha256();
            long length;
            try {
                length = sink.take(new DigestInputStream(stream, sha256));
            } catch (IOException e) {
                throw RetryableException.create("The object's bytes stopped", e);
            }
            if (response.contentLength() != null && response.contentLength() != length) {
                throw RetryableException.create("%d of %d bytes came".formatted(length, response.contentLength()));
            }
            return Optional.of(new S3Object(Digest.ofHash(sha256.digest()), response.eTag()));
        };
    }
}

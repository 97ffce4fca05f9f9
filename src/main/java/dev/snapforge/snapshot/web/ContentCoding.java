package dev.snapforge.snapshot.web;

import com.github.luben.zstd.Zstd;
import dev.snapforge.core.Digest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.springframework.http.ETag;

/** Content codings a download can be sent in, the best first (RFC 9110, section 8.4.1; zstd: RFC 8878). */
enum ContentCoding {
    /** Zstandard: smaller than gzip, and faster on both sides. */
    ZSTD("zstd") {
        @Override
        byte[] encode(byte[] bytes, int offset, int length) {
            return Zstd.compress(Arrays.copyOfRange(bytes, offset, offset + length), ZSTD_LEVEL);
        }
    },
    /** What every client has. */
    GZIP("gzip") {
        @Override
        byte[] encode(byte[] bytes, int offset, int length) {
            ByteArrayOutputStream encoded = new ByteArrayOutputStream(length / 3);
            try (GZIPOutputStream gzip = new GZIPOutputStream(encoded)) {
                gzip.write(bytes, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return encoded.toByteArray();
        }
    },
    /** The bytes as they are. */
    IDENTITY("identity") {
        @Override
        byte[] encode(byte[] bytes, int offset, int length) {
            return Arrays.copyOfRange(bytes, offset, offset + length);
        }
    };

    // Higher levels save a few per cent of a heap snapshot and take seconds for a large one, while a client waits.
    private static final int ZSTD_LEVEL = 9;

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    /** The name in {@code Accept-Encoding} and {@code Content-Encoding}. */
    String token() {
        return token;
    }

    /**
     * The strong entity tag of content in this coding. Each coding has its own, because a strong tag stands
     * for bytes and not for meaning (RFC 9110, section 8.8.3.3).
     */
    ETag entityTagOf(Digest content) {
        return new ETag(this == IDENTITY ? content.hex() : content.hex() + "-" + token, false);
    }

    /** The bytes in this coding. */
    abstract byte[] encode(byte[] bytes, int offset, int length);
}

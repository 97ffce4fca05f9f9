package dev.snapforge.snapshot.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.access.ConcurrencyLimit;
import dev.snapforge.blob.BlobSettings;
import dev.snapforge.blob.FileBlobStore;
import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.snapshot.ContainerSlice;
import dev.snapforge.snapshot.encoding.ContainerEncodings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

/** A delta costs as much memory as the container that it is to, so it is read only for what is then sent. */
class DeltaResponsesTest {

    private static final byte[] FILE = "0123456789".repeat(1000).getBytes(UTF_8);
    private static final ContainerSlice WHOLE = new ContainerSlice(Digest.of(FILE), 0, FILE.length, Digest.of(FILE));
    private static final Digest DICTIONARY = Digest.of("what the client has".getBytes(UTF_8));
    private static final byte[] DELTA = "what is new".getBytes(UTF_8);
    private static final String TAG = '"' + Digest.of(FILE).hex() + "-dcz-" + DICTIONARY.hex() + '"';

    private final Encodings encodings = new Encodings();
    private final DownloadSettings settings = new DownloadSettings(
            DataSize.ofMegabytes(1),
            true,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            DataSize.ofKilobytes(1),
            1,
            null);
    private final DownloadLimits limits = UnsharedDownloads.of(settings);
    private final DownloadResponses downloads;

    DeltaResponsesTest(@TempDir Path directory) {
        FileBlobStore blobs = new FileBlobStore(new BlobSettings(BlobSettings.Store.FILES, directory));
        blobs.put(FILE);
        DownloadMeters meters = new DownloadMeters(new SimpleMeterRegistry());
        this.downloads = new DownloadResponses(
                new RepresentationCache(blobs, encodings, settings, meters),
                new StoreRedirects(blobs, settings),
                meters,
                settings,
                limits);
    }

    @Test
    void isReadOnceForManyDownloads() throws IOException {
        assertThat(send("Accept-Encoding", "zstd, dcz").getContentAsByteArray()).isEqualTo(DELTA);
        assertThat(send("Accept-Encoding", "zstd, dcz").getContentAsByteArray()).isEqualTo(DELTA);
        assertThat(encodings.reads).isEqualTo(1);
    }

    @Test
    void isNotReadForAClientThatHasIt() throws IOException {
        MockHttpServletResponse response = send("Accept-Encoding", "dcz", "If-None-Match", TAG);

        assertThat(response.getStatus()).isEqualTo(304);
        assertThat(response.getHeader("ETag")).isEqualTo(TAG);
        assertThat(encodings.reads).isZero();
    }

    @Test
    void isNotReadForAClientThatPrefersAnotherCoding() throws IOException {
        assertThat(send("Accept-Encoding", "dcz;q=0.1, gzip").getHeader("Content-Encoding"))
                .isEqualTo("gzip");
        assertThat(encodings.reads).isZero();
    }

    @Test
    void isNotReadBeyondTheLimitOfDownloads() {
        try (ConcurrencyLimit.Permit other = limits.take()) {
            assertThat(other).isNotNull();
            assertThatThrownBy(() -> send("Accept-Encoding", "dcz"))
                    .isInstanceOfSatisfying(
                            SnapforgeException.class, e -> assertThat(e.code()).isEqualTo("too-many-downloads"));
        }
        assertThat(encodings.reads).isZero();
    }

    @Test
    void isReplacedByTheWholeIfItTurnsOutToBeNone() throws IOException {
        encodings.sound = false;

        MockHttpServletResponse response = send("Accept-Encoding", "dcz");
        assertThat(response.getContentAsByteArray()).isEqualTo(FILE);
        assertThat(response.getHeader("ETag")).isEqualTo('"' + Digest.of(FILE).hex() + '"');
        assertThat(response.getHeader("Content-Encoding")).isNull();

        assertThat(send(
                                "Accept-Encoding",
                                "dcz",
                                "If-None-Match",
                                '"' + Digest.of(FILE).hex() + '"')
                        .getStatus())
                .as("chosen again, with the conditions")
                .isEqualTo(304);
    }

    private MockHttpServletResponse send(String... headers) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        downloads.send(WHOLE, DICTIONARY, "x.v8ss", request, response);
        return response;
    }

    /** Has one delta, and counts how often it is read. */
    private static final class Encodings implements ContainerEncodings {

        private boolean sound = true;
        private int reads;

        @Override
        public byte[] zstd(Digest container, long size) {
            return ContainerEncodings.compress(FILE);
        }

        @Override
        public boolean hasDelta(Digest container, Digest dictionary) {
            return true;
        }

        @Override
        public Optional<byte[]> delta(Digest container, Digest dictionary, long size) {
            reads++;
            return sound ? Optional.of(DELTA) : Optional.empty();
        }
    }
}

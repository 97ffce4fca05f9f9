package dev.snapforge.snapshot.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.snapforge.blob.BlobDamagedException;
import dev.snapforge.blob.BlobSettings;
import dev.snapforge.blob.FileBlobStore;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.ContainerSlice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class DownloadResponsesTest {

    private static final byte[] FILE = "0123456789".repeat(1000).getBytes(UTF_8);
    private static final byte[] PART = Arrays.copyOfRange(FILE, 4096, FILE.length);
    private static final ContainerSlice SLICE = new ContainerSlice(Digest.of(FILE), 4096, PART.length, Digest.of(PART));
    private static final String TAG = '"' + SLICE.digest().hex() + '"';

    private final Path directory;
    private final FileBlobStore blobs;
    private final DownloadResponses downloads;

    DownloadResponsesTest(@TempDir Path directory) {
        this.directory = directory;
        this.blobs = new FileBlobStore(new BlobSettings(BlobSettings.Store.FILES, directory));
        this.downloads = downloads("1MB");
        blobs.put(FILE);
    }

    @Test
    void sendsThePartWithEverythingACacheNeeds() throws IOException {
        MockHttpServletResponse response = send(get());

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).isEqualTo(PART);
        assertThat(response.getHeader("ETag")).isEqualTo(TAG);
        assertThat(response.getHeader("Repr-Digest")).isEqualTo(reprDigest(PART));
        assertThat(response.getHeader("Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
        assertThat(response.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(response.getHeader("Accept-Ranges")).isEqualTo("bytes");
        assertThat(response.getHeader("Content-Disposition")).isEqualTo("attachment; filename=\"x.blob\"");
        assertThat(response.getHeader("Content-Encoding")).isNull();
        assertThat(response.getContentLength()).isEqualTo(PART.length);
    }

    @Test
    void compressesWithGzip() throws IOException {
        MockHttpServletResponse response = send(get("Accept-Encoding", "gzip"));

        assertThat(new GZIPInputStream(new ByteArrayInputStream(response.getContentAsByteArray())).readAllBytes())
                .isEqualTo(PART);
        assertThat(response.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(response.getHeader("ETag")).isEqualTo('"' + SLICE.digest().hex() + "-gzip\"");
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
    }

    @Test
    void compressesWithZstdAndDigestsWhatItSends() throws IOException {
        MockHttpServletResponse response = send(get("Accept-Encoding", "gzip, zstd"));
        byte[] sent = response.getContentAsByteArray();

        assertThat(Zstd.decompress(sent, PART.length)).isEqualTo(PART);
        assertThat(response.getHeader("Content-Encoding")).isEqualTo("zstd");
        assertThat(response.getHeader("Repr-Digest")).isEqualTo(reprDigest(sent));
    }

    @Test
    void readsSeveralLinesOfAHeader() throws IOException {
        MockHttpServletRequest request = get("Accept-Encoding", "br");
        request.addHeader("Accept-Encoding", "gzip");

        assertThat(send(request).getHeader("Content-Encoding")).isEqualTo("gzip");
    }

    @Test
    void answersHeadWithTheHeadersOnly() throws IOException {
        MockHttpServletRequest request = get("Range", "bytes=0-9");
        request.setMethod("HEAD");
        MockHttpServletResponse response = send(request);

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.getContentLength()).isEqualTo(PART.length);
        assertThat(response.getHeader("Repr-Digest")).isEqualTo(reprDigest(PART));
    }

    @Test
    void sendsARangeOfTheUncompressedBytes() throws IOException {
        MockHttpServletRequest request = get("Range", "bytes=10-19");
        request.addHeader("Accept-Encoding", "zstd, gzip");
        MockHttpServletResponse response = send(request);

        assertThat(response.getStatus()).isEqualTo(206);
        assertThat(response.getContentAsByteArray()).isEqualTo(Arrays.copyOfRange(PART, 10, 20));
        assertThat(response.getHeader("Content-Range")).isEqualTo("bytes 10-19/" + PART.length);
        assertThat(response.getHeader("Content-Encoding")).isNull();
        assertThat(response.getHeader("ETag")).isEqualTo(TAG);
        assertThat(response.getHeader("Repr-Digest")).as("of the whole").isEqualTo(reprDigest(PART));
        assertThat(response.getContentLength()).isEqualTo(10);
    }

    @Test
    void sendsEverythingWhenSeveralRangesAreAskedFor() throws IOException {
        assertThat(send(get("Range", "bytes=0-1,5-6")).getStatus()).isEqualTo(200);
    }

    @Test
    void refusesARangeBehindTheEndAndSaysHowLongTheContentIs() {
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThatThrownBy(() ->
                        downloads.send(SLICE, null, "x.blob", get("Range", "bytes=" + PART.length + "-"), response))
                .isInstanceOf(RangeNotSatisfiableException.class);
        assertThat(response.getHeader("Content-Range")).isEqualTo("bytes */" + PART.length);
        assertThat(response.getHeader("Cache-Control")).isNull();
    }

    @Test
    void sendsARangeOnlyOfTheContentThatTheClientHas() throws IOException {
        MockHttpServletRequest same = get("Range", "bytes=0-9");
        same.addHeader("If-Range", TAG);
        MockHttpServletRequest other = get("Range", "bytes=0-9");
        other.addHeader("If-Range", "\"other\"");

        assertThat(send(same).getStatus()).isEqualTo(206);
        assertThat(send(other).getStatus()).isEqualTo(200);
    }

    @Test
    void sendsNothingWhenTheClientHasItAlready() throws IOException {
        MockHttpServletResponse response = send(get("If-None-Match", "\"x\", W/" + TAG));

        assertThat(response.getStatus()).isEqualTo(304);
        assertThat(response.getContentAsByteArray()).isEmpty();
        assertThat(response.getHeader("ETag")).isEqualTo(TAG);
        assertThat(response.getHeader("Vary")).isEqualTo("Accept-Encoding");
        assertThat(response.getHeader("Cache-Control")).contains("immutable");
    }

    @Test
    void comparesTheTagOfTheCodingThatItWouldSend() throws IOException {
        MockHttpServletRequest request = get("If-None-Match", TAG);
        request.addHeader("Accept-Encoding", "gzip");

        assertThat(send(request).getStatus()).isEqualTo(200);
    }

    @Test
    void readsAndCompressesAHotDownloadOnce() throws IOException {
        send(get("Accept-Encoding", "zstd"));
        blobs.delete(SLICE.container());

        assertThat(send(get("Accept-Encoding", "zstd")).getStatus()).isEqualTo(200);
        assertThat(send(get()).getContentAsByteArray()).isEqualTo(PART);
    }

    @Test
    void neverSendsDamagedContentNorHeadersThatWouldCacheTheError() throws IOException {
        String hex = SLICE.container().hex();
        byte[] damaged = FILE.clone();
        damaged[5000] ^= 1;
        Files.write(directory.resolve("sha256").resolve(hex.substring(0, 2)).resolve(hex), damaged);
        MockHttpServletResponse response = new MockHttpServletResponse();

        assertThatThrownBy(() -> downloads.send(SLICE, null, "x.blob", get(), response))
                .isInstanceOf(BlobDamagedException.class);
        assertThat(response.getHeaderNames()).isEmpty();
        assertThat(response.getContentAsByteArray()).isEmpty();
    }

    @Test
    void worksWithoutAnyCache() throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        downloads("0B").send(SLICE, null, "x.blob", get("Accept-Encoding", "gzip"), response);

        assertThat(response.getStatus()).isEqualTo(200);
    }

    private DownloadResponses downloads(String cacheSize) {
        DownloadSettings settings = new DownloadSettings(
                DataSize.parse(cacheSize),
                true,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                DataSize.ofKilobytes(1),
                1,
                null);
        DownloadMeters meters = new DownloadMeters(new SimpleMeterRegistry());
        return new DownloadResponses(
                new RepresentationCache(blobs, new NoEncodings(), settings, meters),
                new StoreRedirects(blobs, settings),
                meters,
                settings,
                UnsharedDownloads.of(settings));
    }

    private MockHttpServletResponse send(MockHttpServletRequest request) throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        downloads.send(SLICE, null, "x.blob", request, response);
        return response;
    }

    private static MockHttpServletRequest get() {
        return new MockHttpServletRequest("GET", "/");
    }

    private static MockHttpServletRequest get(String header, String value) {
        MockHttpServletRequest request = get();
        request.addHeader(header, value);
        return request;
    }

    private static String reprDigest(byte[] bytes) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Digest.of(bytes).bytes()) + ":";
    }
}

package dev.snapforge.snapshot.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.blob.BlobSettings;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.blob.FileBlobStore;
import dev.snapforge.blob.S3Proxy;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.ContainerSlice;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.unit.DataSize;

class StoreRedirectsTest {

    private static final byte[] FILE = "0123456789".repeat(1000).getBytes(UTF_8);
    private static final ContainerSlice WHOLE = new ContainerSlice(Digest.of(FILE), 0, FILE.length, Digest.of(FILE));
    private static final ContainerSlice PART =
            new ContainerSlice(Digest.of(FILE), 0, 10, Digest.of("0123456789".getBytes(UTF_8)));
    private static final S3Proxy PROXY = S3Proxy.start();

    private final BlobStore blobs = PROXY.store();

    StoreRedirectsTest() {
        blobs.put(FILE);
    }

    @AfterAll
    static void stopServer() {
        PROXY.close();
    }

    @Test
    void leadToTheVeryBytes() throws Exception {
        MockHttpServletResponse response = send(blobs, true, WHOLE, "Prefer", "wait=5, Redirect");

        assertThat(response.getStatus()).isEqualTo(307);
        assertThat(response.getHeader("Preference-Applied")).isEqualTo("redirect");
        assertThat(response.getHeader("Cache-Control")).isEqualTo("no-store");
        URI address = URI.create(String.valueOf(response.getHeader("Location")));
        HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
        assertThat(answer.body()).isEqualTo(FILE);
    }

    @Test
    void areOnlyForThoseWhoAskForThem() throws IOException {
        assertThat(send(blobs, true, WHOLE).getContentAsByteArray()).isEqualTo(FILE);
        assertThat(send(blobs, true, WHOLE, "Prefer", "wait=5").getStatus()).isEqualTo(200);
    }

    @Test
    void areOffUntilTheyAreSwitchedOn() throws IOException {
        assertThat(send(blobs, false, WHOLE, "Prefer", "redirect").getStatus()).isEqualTo(200);
    }

    @Test
    void areForWholeFilesAsTheyAreStored() throws IOException {
        assertThat(send(blobs, true, PART, "Prefer", "redirect").getStatus()).isEqualTo(200);
        assertThat(send(blobs, true, WHOLE, "Prefer", "redirect", "Accept-Encoding", "gzip")
                        .getStatus())
                .isEqualTo(200);
        assertThat(send(blobs, true, WHOLE, "Prefer", "redirect", "Range", "bytes=0-9")
                        .getStatus())
                .isEqualTo(206);
    }

    @Test
    void areNotNeededByWhoHasItAlready() throws IOException {
        assertThat(send(blobs, true, WHOLE, "Prefer", "redirect", "If-None-Match", "*")
                        .getStatus())
                .isEqualTo(304);
    }

    @Test
    void needAStoreThatHasAddresses(@TempDir Path directory) throws IOException {
        BlobStore files = new FileBlobStore(new BlobSettings(BlobSettings.Store.FILES, directory));
        files.put(FILE);

        assertThat(send(files, true, WHOLE, "Prefer", "redirect").getContentAsByteArray())
                .isEqualTo(FILE);
    }

    private static MockHttpServletResponse send(
            BlobStore blobs, boolean redirect, ContainerSlice slice, String... headers) throws IOException {
        DownloadSettings settings = new DownloadSettings(
                DataSize.ofMegabytes(1),
                redirect,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1),
                DataSize.ofKilobytes(1),
                1,
                null);
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
        for (int i = 0; i < headers.length; i += 2) {
            request.addHeader(headers[i], headers[i + 1]);
        }
        MockHttpServletResponse response = new MockHttpServletResponse();
        DownloadMeters meters = new DownloadMeters(new SimpleMeterRegistry());
        new DownloadResponses(
                        new RepresentationCache(blobs, new NoEncodings(), settings, meters),
                        new StoreRedirects(blobs, settings),
                        meters,
                        settings,
                        UnsharedDownloads.of(settings))
                .send(slice, null, "x.v8ss", request, response);
        return response;
    }
}

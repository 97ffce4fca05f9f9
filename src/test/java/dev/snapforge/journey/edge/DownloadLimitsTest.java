package dev.snapforge.journey.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.RawHttp;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients that read slowly leave threads for others. */
@EdgeService
class DownloadLimitsTest extends EdgeFixture {

    /** A container of 32 MB: more than the system keeps for a client that does not read. */
    private static final String HEAP = "h".repeat(32_000);

    private String red;
    private String blue;
    private String snapshot;

    @BeforeEach
    void publish() {
        red = token("red");
        blue = token("blue");
        snapshot = builder.finish(tokens.with(red).build("", "globalThis.large = 1;"), HEAP)
                .toString();
    }

    @Test
    void areLimitedForEachPrincipalAndForAll() throws IOException {
        download(red);
        download(red);
        awaitGauge("snapforge.downloads.open", EdgeService.DOWNLOADS_PER_PRINCIPAL);
        assertRefused(download(red).answer(), 429, "too-many-downloads");

        download(blue);
        awaitGauge("snapforge.downloads.open", EdgeService.DOWNLOADS);
        assertRefused(download(blue).answer(), 503, "too-many-downloads");
    }

    @Test
    void areFreeAgainWhenTheyEnd() throws IOException {
        RawHttp.Connection first = download(red);
        download(red);
        awaitGauge("snapforge.downloads.open", EdgeService.DOWNLOADS_PER_PRINCIPAL);

        first.close();

        awaitGauge("snapforge.downloads.open", 1);
        download(red);
        awaitGauge("snapforge.downloads.open", EdgeService.DOWNLOADS_PER_PRINCIPAL);
    }

    @Test
    void areNotCountedWhereNothingIsSent() throws IOException {
        download(red);
        download(red);
        awaitGauge("snapforge.downloads.open", EdgeService.DOWNLOADS_PER_PRINCIPAL);

        RawHttp.Answer known = begin("GET " + path(), red, "If-None-Match: *\r\nConnection: close\r\n\r\n")
                .answer();

        assertThat(known.status()).isEqualTo(304);
    }

    private RawHttp.Connection download(String token) throws IOException {
        return begin("GET " + path(), token, "Connection: close\r\n\r\n");
    }

    private String path() {
        return "/api/v1/snapshots/" + snapshot + "/container";
    }
}

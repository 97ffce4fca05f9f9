package dev.snapforge.pages.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.access.ConcurrencyLimit.Permit;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** How many pages read sources at the same time. */
@WholeService
class SourceExcerptsTest {

    private static final String LINE = "     2  throw new Error();";
    private static final String LEFT_OUT = "Lines of sources are left out";

    @LocalServerPort
    private int port;

    @Autowired
    private SourceExcerpts excerpts;

    @Test
    void showsNoLinesWhileTwoOtherPagesReadSources() throws Exception {
        String build = new ServiceClient(port)
                .build(Form.of("main.js", "let a;\nthrow new Error();\n"))
                .id();

        Permit first = excerpts.takeIfFree().orElseThrow();
        Permit second = excerpts.takeIfFree().orElseThrow();
        try (first;
                second) {
            HttpResponse<String> page = page(build);
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body()).contains(LEFT_OUT, "main.js:2:7").doesNotContain(LINE);
        }
        for (int i = 0; i < 3; i++) {
            assertThat(page(build).body()).contains(LINE).doesNotContain(LEFT_OUT);
        }
    }

    private HttpResponse<String> page(String build) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + port + "/builds/" + build);
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
}

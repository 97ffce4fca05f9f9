package dev.snapforge.journey.access;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdCompressCtx;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.blob.BlobStore;
import dev.snapforge.core.Digest;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.Tokens;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A delta says where two containers are equal, so only callers that may see both of them get one. */
@ProtectedService
class DeltaAccessTest {

    private static final Digest UNKNOWN = Digest.of("never published".getBytes(UTF_8));

    @LocalServerPort
    private int port;

    @Autowired
    private AccessSettings settings;

    @Autowired
    private JdbcClient database;

    @Autowired
    private StandInBuilder builder;

    @Autowired
    private BlobStore blobs;

    @Test
    void aDictionaryOutOfReachIsAsGoodAsAnUnknownOne() {
        builder.live();
        database.sql("DELETE FROM rate_bucket").update();
        Tokens tokens = new Tokens(port, settings);
        ProtectedClient admin = tokens.admin();
        Digest before = builder.finish(admin.build("name=red.delta", "globalThis.delta = 1;"), "before");
        Digest after = builder.finish(admin.build("name=blue.delta", "globalThis.delta = 1;"), "after");
        keepDelta(before, after);
        ProtectedClient blue = tokens.client("blue-delta", "blue.*", "snapshots:read");

        for (String codings : List.of("dcz", "zstd, dcz")) {
            assertThat(download(admin, after, codings, before)).hasHeader("Content-Encoding", "dcz");

            HttpResponse<String> unreachable = download(blue, after, codings, before);
            HttpResponse<String> unknown = download(blue, after, codings, UNKNOWN);
            assertThat(unreachable.body()).isEqualTo(unknown.body());
            assertThat(headers(unreachable)).isEqualTo(headers(unknown));
            assertThat(unreachable.headers().firstValue("Content-Encoding").orElse("identity"))
                    .isIn("identity", "zstd");

            String tag = '"' + after.hex() + "-dcz-" + before.hex() + '"';
            assertThat(blue.get(
                            path(after),
                            "Accept-Encoding",
                            codings,
                            "Available-Dictionary",
                            named(before),
                            "If-None-Match",
                            tag))
                    .as("nor does a condition tell that there is one")
                    .hasStatus(200);
        }
    }

    private static HttpResponse<String> download(
            ProtectedClient client, Digest container, String codings, Digest dictionary) {
        HttpResponse<String> answer =
                client.get(path(container), "Accept-Encoding", codings, "Available-Dictionary", named(dictionary));
        assertThat(answer).hasStatus(200);
        return answer;
    }

    private static String path(Digest container) {
        return "/api/v1/snapshots/" + container + "/container";
    }

    private static String named(Digest dictionary) {
        return ':' + Base64.getEncoder().encodeToString(dictionary.bytes()) + ':';
    }

    /** All but those that differ between any two answers. */
    private static Map<String, List<String>> headers(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        List.of("date", "x-request-id", "traceparent").forEach(headers::remove);
        return headers;
    }

    /** Does what a service does after a channel moved. */
    private void keepDelta(Digest before, Digest after) {
        ByteArrayOutputStream delta = new ByteArrayOutputStream();
        delta.writeBytes(HexFormat.of().parseHex("5e2a4d1820000000"));
        delta.writeBytes(before.bytes());
        try (ZstdCompressCtx context = new ZstdCompressCtx()) {
            context.loadDict(blobs.read(before));
            delta.writeBytes(context.compress(blobs.read(after)));
        }
        database.sql("INSERT INTO snapshot_encoding (snapshot, dictionary, content, size, due_at)"
                        + " VALUES (:snapshot, :dictionary, :content, :size, now())")
                .param("snapshot", after.toString())
                .param("dictionary", before.toString())
                .param("content", blobs.put(delta.toByteArray()).toString())
                .param("size", delta.size())
                .update();
    }
}

package dev.snapforge.journey.api;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.SnapforgeApplication;
import dev.snapforge.access.AccessSettings;
import dev.snapforge.blob.BlobSettings;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.RawHttp;
import dev.snapforge.support.StandInBuilder;
import dev.snapforge.support.Tokens;
import dev.snapforge.support.answer.BuildAnswer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

/**
 * Ten thousand requests that nobody sends by mistake. Each is made from its number, which is told where the answer is wrong:
 * {@code -Dtests.fuzz.first=4711 -Dtests.fuzz.requests=1} sends that one again.
 */
@Tag("drills")
@SpringBootTest(
        classes = SnapforgeApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.role.builder=false",
            "snapforge.blob.directory=${tests.fork.folder:target/tests}/fuzz/${random.uuid}/blobs",
            "snapforge.signing.key-file=${tests.fork.folder:target/tests}/fuzz/${random.uuid}/signing-key.pem",
            "snapforge.access.mode=tokens",
            "snapforge.access.bootstrap-token-file=${tests.fork.folder:target/tests}/fuzz/${random.uuid}/admin-token",
            "snapforge.access.requests-per-minute=0",
            "snapforge.access.queued-jobs=400",
            "snapforge.webhooks.allowed-networks=127.0.0.1/32",
        })
@ContextConfiguration(initializers = SharedPostgres.class)
@Import(StandInBuilder.class)
class RequestFuzzTest {

    private static final long FIRST = Long.getLong("tests.fuzz.first", 0);
    private static final long REQUESTS = Long.getLong("tests.fuzz.requests", 10_000);
    /** Until then caches fill. */
    private static final long WARM = 2_000;

    private static final long MOST_GROWTH = 48 << 20;

    @LocalServerPort
    private int port;

    @Autowired
    private AccessSettings access;

    @Autowired
    private BlobSettings blobs;

    @Autowired
    private StandInBuilder builder;

    private final Map<String, LongAdder> totals = new ConcurrentSkipListMap<>();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final FuzzVerdict verdict = new FuzzVerdict();

    @Test
    void answersEveryMalformedRequestWithARefusal() throws IOException {
        Tokens tokens = new Tokens(port, access);
        RequestFuzzer fuzzer = fuzzer(tokens);
        assertThat(fuzzer.operations()).isGreaterThanOrEqualTo(30);

        send(fuzzer, FIRST, Math.min(REQUESTS, WARM));
        long before = heapInUse();
        send(fuzzer, FIRST + WARM, REQUESTS - WARM);
        long after = heapInUse();

        System.out.printf("%d requests, heap %d -> %d MiB%n", REQUESTS, before >> 20, after >> 20);
        totals.forEach((word, count) -> System.out.printf("%8d  %s%n", count.sum(), word));
        assertThat(complaints).isEmpty();
        assertThat(after - before).as("bytes of heap").isLessThan(MOST_GROWTH);
        assertThat(tokens.nobody().get("/actuator/health")).hasStatus(200);
        await().untilAsserted(() -> {
            try (var incoming = Files.list(blobs.directory().resolve("incoming"))) {
                assertThat(incoming).as("uploads left over").isEmpty();
            }
        });
    }

    /** One that knows of things which are there: most operations refuse what is not there before they look any further. */
    private RequestFuzzer fuzzer(Tokens tokens) {
        builder.live();
        builder.live();
        ProtectedClient admin = tokens.admin();
        String revoked = builder.finish(admin.build("fileName=a.js", "globalThis.disposable = 1;"));
        BuildAnswer build = admin.build("name=fuzzed&version=1.0.0", "globalThis.kept = 1;");
        String snapshot = builder.finish(build);
        String token = tokens.make("kept", null, null, "admin").text("token");
        String disposable =
                tokens.make("disposable", null, null, "snapshots:read").text("id");
        JsonNode api = ProtectedClient.json(admin.get("/v3/api-docs"));
        return new RequestFuzzer(
                api,
                token,
                Map.of(
                        "/api/v1/snapshots/{digest}/revoke",
                        revoked,
                        "/api/v1/tokens/{id}",
                        disposable,
                        "/api/v1/webhooks/{id}",
                        webhook(admin)),
                Map.of(
                        "builds",
                        build.id(),
                        "jobs",
                        build.job().id(),
                        "snapshots",
                        snapshot,
                        "names",
                        "fuzzed",
                        "channels",
                        "latest",
                        "webhooks",
                        webhook(admin)));
    }

    private static String webhook(ProtectedClient admin) {
        // Nothing listens at its address.
        return ProtectedClient.json(admin.post("/api/v1/webhooks", "{\"url\": \"http://127.0.0.1:1/\"}"))
                .path("id")
                .asString();
    }

    private void send(RequestFuzzer fuzzer, long first, long count) {
        LongStream.range(first, first + count).parallel().forEach(seed -> {
            FuzzedRequest request = fuzzer.request(seed);
            try {
                RawHttp.Answer answer = new RawHttp(port).send(request.bytes());
                totals.computeIfAbsent(FuzzVerdict.count(answer), unused -> new LongAdder())
                        .increment();
                verdict.complaint(request, answer)
                        .ifPresent(it -> complain(seed, request, it + ": " + List.of(answer.status(), answer.body())));
            } catch (IOException | AssertionError e) {
                complain(seed, request, "no answer: " + e);
            }
        });
    }

    private void complain(long seed, FuzzedRequest request, String what) {
        // A few of each kind say more than many of one.
        String kind = what.substring(0, what.indexOf(':') + 1);
        if (complaints.stream().filter(it -> it.contains(kind)).count() < 3) {
            complaints.add("seed " + seed + " " + what + "\n    " + request);
        }
    }

    private static long heapInUse() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}

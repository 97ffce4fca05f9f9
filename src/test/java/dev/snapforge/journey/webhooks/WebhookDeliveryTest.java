package dev.snapforge.journey.webhooks;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.Cluster;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.ServiceProcess;
import dev.snapforge.support.WebhookReceiver;
import dev.snapforge.support.WebhookReceiver.Answer;
import dev.snapforge.support.WebhookReceiver.Message;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two api processes and a receiver. Builds wait for an engine that there is not, so what happens to them is that they are cancelled. */
class WebhookDeliveryTest {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final String NO_ENGINE = "linux-x64/javet-v8-0.0.1";
    private static final Map<String, String> QUICK = Map.of(
            "snapforge.role.builder", "false",
            "snapforge.webhooks.source", "https://snapforge.example",
            "snapforge.webhooks.first-delay", "50ms",
            "snapforge.webhooks.longest-delay", "200ms",
            "snapforge.webhooks.attempts", "4",
            "snapforge.webhooks.disable-after", "2",
            "snapforge.webhooks.timeout", "1s");

    @TempDir
    static Path folder;

    private static Cluster cluster;
    private static ServiceProcess first;
    private static ServiceProcess second;
    private static WebhookReceiver receiver;

    private final String path = "/" + UUID.randomUUID();
    private final String name = "hooked-" + UUID.randomUUID();
    private String secret = "";

    @BeforeAll
    static void start() {
        receiver = new WebhookReceiver();
        cluster = new Cluster(folder);
        first = cluster.launch("first", Map.of(), QUICK);
        second = cluster.launch("second", Map.of(), QUICK);
        List.of(first, second).forEach(ServiceProcess::awaitStarted);
    }

    @AfterAll
    static void close() {
        cluster.close();
        receiver.close();
    }

    @AfterEach
    void forget() {
        receiver.answer(Answer.of(204));
        cluster.update("DELETE FROM webhook");
    }

    @Test
    void aMessageIsASignedCloudEvent() throws Exception {
        create("\"events\": [\"dev.snapforge.build.*\"], \"names\": [\"" + name + "\"]");
        String build = cancelled(name, "1.0.0");
        cancelled("of-others-" + UUID.randomUUID(), "1.0.0");

        Message message = received(1).get(0);
        assertThat(message.type()).startsWith("application/cloudevents+json");
        AnswerObject event = AnswerObject.of(message.event());
        assertThat(event)
                .has("specversion", "1.0")
                .has("id", message.id())
                .has("source", "https://snapforge.example")
                .has("type", "dev.snapforge.build.cancelled")
                .has("subject", name)
                .hasSome("time");
        assertThat(event.object("data"))
                .has("build", build)
                .has("name", name)
                .has("version", "1.0.0")
                .has("status", "CANCELLED");
        assertThat(event.object("data").objects("jobs").get(0)).has("target", NO_ENGINE);
        assertThat(message.signatures())
                .containsExactly(
                        "v1," + opensslHmac(secret, message.id() + "." + message.timestamp() + "." + message.body()));
        assertThat(cluster.count("webhook_event")).isZero();
        assertThat(first.log() + second.log()).doesNotContain(secret, secret.substring("whsec_".length()));
    }

    @Test
    void messagesAboutANameKeepTheirOrderAndOthersDoNotWait() {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        String other = "other-" + name;
        receiver.answer((message, exchange) -> {
            boolean fails = message.body().contains("\"" + name + "\"") && failed.add(message.id());
            exchange.sendResponseHeaders(fails ? 503 : 204, -1);
        });
        create("");
        List<String> builds = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            builds.add(cancelled(name, "1.0." + i));
        }
        String alone = cancelled(other, "1.0.0");

        List<Message> messages = received(9);
        assertThat(messages.stream().map(it -> it.event().at("/data/build").asString()))
                .contains(alone);
        // Each twice, as its first attempt fails, and none before the one before it has succeeded.
        assertThat(messages.stream()
                        .filter(it -> it.event().at("/subject").asString().equals(name))
                        .map(it -> it.event().at("/data/build").asString()))
                .containsExactlyElementsOf(
                        builds.stream().flatMap(it -> List.of(it, it).stream()).toList());
    }

    @Test
    void whatIsGivenUpIsSaidAndDisablesAndCanBeDeliveredAgain() {
        receiver.answer(Answer.of(500));
        String id = create("");
        cancelled(name, "1.0.0");
        cancelled(name, "1.0.1");
        cancelled(name, "1.0.2");

        await().atMost(LONGEST).until(() -> !webhook(id).flag("enabled"));
        assertThat(webhook(id)).has("disabledReason", "2 deliveries in a row were given up");
        assertThat(received(8)).hasSize(8);
        PageAnswer givenUp = deliveries(id, "?status=GIVEN_UP");
        assertThat(givenUp.items()).hasSize(2);
        assertThat(givenUp.first()).has("error", "status");
        assertThat(givenUp.first().number("httpStatus")).isEqualTo(500);
        assertThat(givenUp.first().number("attempts")).isEqualTo(4);
        assertThat(deliveries(id, "?status=PENDING").items()).hasSize(1);
        String delivery = givenUp.items().get(1).text("id");
        String redeliver = "/api/v1/webhooks/" + id + "/deliveries/" + delivery + "/redeliver";
        assertThat(client().post(redeliver, "application/json", "")).isRefused(409, "webhook-disabled");
        assertThat(client().post("/api/v1/webhooks/" + id + "/test", "application/json", ""))
                .isRefused(409, "webhook-disabled");
        assertThat(first.client().get("/api/v1/audit?action=webhook-disabled").body())
                .contains(id);

        receiver.answer(Answer.of(200));
        assertThat(client().send("PUT", "/api/v1/webhooks/" + id, body(""))).hasStatus(200);
        await().atMost(LONGEST)
                .until(() -> deliveries(id, "?status=DELIVERED").items().size() == 1);
        assertThat(client().post(redeliver, "application/json", "")).hasStatus(202);
        await().atMost(LONGEST)
                .until(() -> deliveries(id, "?status=DELIVERED").items().size() == 2);

        assertThat(client().get("/api/v1/webhooks/" + id + "/deliveries/" + delivery))
                .hasStatus(200);
        List<Message> messages = received(10);
        assertThat(messages.get(9).id()).isEqualTo(messages.get(0).id());
        assertThat(messages.get(9).body()).isEqualTo(messages.get(0).body());
    }

    @Test
    void retryAfterIsHonouredAndGoneDisables() {
        AtomicInteger count = new AtomicInteger();
        receiver.answer((message, exchange) -> {
            int number = count.incrementAndGet();
            Answer.of(number == 1 ? 429 : 410, "Retry-After", "1").to(message, exchange);
        });
        String id = create("");
        cancelled(name, "1.0.0");

        await().atMost(LONGEST).until(() -> !webhook(id).flag("enabled"));
        assertThat(webhook(id)).has("disabledReason", "the receiver answered 410");
        assertThat(received(2)).hasSize(2);
    }

    @Test
    void redirectsAreNotFollowed() {
        receiver.answer((message, exchange) ->
                Answer.of(307, "Location", receiver.url("/elsewhere")).to(message, exchange));
        String id = create("");
        ping(id);

        await().atMost(LONGEST)
                .until(() -> deliveries(id, "?status=GIVEN_UP").items().size() == 1);
        assertThat(deliveries(id, "").first()).has("error", "redirect");
        assertThat(receiver.at("/elsewhere")).isEmpty();
    }

    @Test
    void whatShouldNotBeUsedIsToldToThoseWhomItConcerns() {
        create("\"names\": [\"" + name + "\"]");
        String ofAll = "/" + UUID.randomUUID();
        assertThat(
                        client().post(
                                        "/api/v1/webhooks",
                                        "application/json",
                                        "{\"url\": \"" + receiver.url(ofAll)
                                                + "\", \"events\": [\"dev.snapforge.engine.*\", \"dev.snapforge.version.undeprecated\"]}"))
                .hasStatus(201);
        // As a signed file would say it of an engine that nobody has.
        cluster.update(
                "INSERT INTO engine_advisory (target, revision, status, reason, successor, changed_at, changed_by)"
                        + " VALUES ('" + NO_ENGINE
                        + "', 1, 'VULNERABLE', 'CVE-2031-0001', 'linux-x64/javet-v8-0.0.2', now(), 'file:a')");
        published("1.0.0");
        String deprecation = "/api/v1/names/" + name + "/versions/1.0.0/deprecation";
        assertThat(client().send("PUT", deprecation, "{\"reason\": \"Rounds wrongly\"}"))
                .hasStatus(200);
        assertThat(client().send("DELETE", deprecation, "")).hasStatus(204);

        assertThat(received(3).stream().map(it -> it.event().at("/type").asString()))
                .containsExactly(
                        "dev.snapforge.version.published",
                        "dev.snapforge.version.deprecated",
                        "dev.snapforge.version.undeprecated");
        assertThat(AnswerObject.of(received(3).get(1).event()).object("data"))
                .has("name", name)
                .has("version", "1.0.0")
                .has("reason", "Rounds wrongly")
                .has("deprecatedBy", "anonymous");
        await().atMost(LONGEST).until(() -> receiver.at(ofAll).size() == 2);
        AnswerObject advisory = receiver.at(ofAll).stream()
                .map(it -> AnswerObject.of(it.event()))
                .filter(it -> it.text("type").equals("dev.snapforge.engine.advisory-changed"))
                .findFirst()
                .orElseThrow();
        assertThat(advisory).has("subject", NO_ENGINE);
        assertThat(advisory.object("data"))
                .has("engine", NO_ENGINE)
                .has("status", "VULNERABLE")
                .has("reason", "CVE-2031-0001")
                .has("successor", "linux-x64/javet-v8-0.0.2")
                .has("revision", 1)
                .has("changedBy", "file:a");
    }

    /** Neither one that says nothing, nor one that never ends its head, nor one whose answer has no end. */
    @Test
    void slowReceiversCostAnAttemptTheTimeoutAtMost() {
        CountDownLatch end = new CountDownLatch(1);
        receiver.answer((message, exchange) -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            String id = create("");
            ping(id);
            await().atMost(LONGEST)
                    .until(() -> deliveries(id, "?status=GIVEN_UP").items().size() == 1);
            assertThat(deliveries(id, "").first()).has("error", "timeout");

            receiver.answer((message, exchange) -> {
                exchange.sendResponseHeaders(200, 0);
                try {
                    while (end.getCount() > 0) {
                        exchange.getResponseBody().write(new byte[8192]);
                    }
                } catch (IOException e) {
                    // The service has read enough.
                }
            });
            ping(id);
            await().atMost(LONGEST)
                    .until(() -> deliveries(id, "?status=DELIVERED").items().size() == 1);
        } finally {
            end.countDown();
        }
    }

    @Test
    void afterARotationMessagesAreSignedWithBothSecrets() throws Exception {
        String id = create("");
        AnswerObject rotated =
                AnswerObject.of(client().post("/api/v1/webhooks/" + id + "/rotate-secret", "application/json", ""));
        ping(id);

        Message message = received(1).get(0);
        String signed = message.id() + "." + message.timestamp() + "." + message.body();
        assertThat(rotated.text("secret")).isNotEqualTo(secret);
        assertThat(message.signatures())
                .containsExactly(
                        "v1," + opensslHmac(rotated.text("secret"), signed), "v1," + opensslHmac(secret, signed));
        for (String secretPath : List.of("", "/" + id, "/" + id + "/deliveries")) {
            assertThat(client().get("/api/v1/webhooks" + secretPath).body())
                    .doesNotContain("whsec_", secret.substring("whsec_".length()));
        }
    }

    /** The process that is told to cancel dies between the fact and its delivery, and another one delivers. */
    @Test
    void whatAProcessHasNotDeliveredAnotherOneDelivers() {
        create("");
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        receiver.answer((message, exchange) -> {
            arrived.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        second.suspend();
        ServiceProcess dying = cluster.launch("dying", Map.of(), QUICK).awaitStarted();
        first.suspend();
        try {
            cancelled(dying.client(), name, "1.0.0");
            await().atMost(LONGEST).until(() -> arrived.getCount() == 0);
            dying.kill();
            assertThat(cluster.count("webhook_delivery WHERE status = 'PENDING'"))
                    .isOne();
        } finally {
            end.countDown();
            receiver.answer(Answer.of(204));
            first.resume();
            second.resume();
        }
        await().atMost(LONGEST).until(() -> cluster.count("webhook_delivery WHERE status = 'DELIVERED'") == 1);
    }

    @Test
    void whatHappensWhileNoApiIsThereIsDeliveredLater() {
        create("");
        BuildAnswer build = submitted(client(), name, "1.0.0");
        first.suspend();
        second.suspend();
        try {
            // As a builder would, of any version: it is the database that notes it.
            cluster.update("UPDATE build_job SET status = 'CANCELLED', finished_at = now() WHERE build_id = '"
                    + build.id() + "'");
            cluster.update(
                    "UPDATE build SET status = 'CANCELLED', finished_at = now() WHERE id = '" + build.id() + "'");
            assertThat(cluster.count("webhook_event")).isOne();
        } finally {
            first.resume();
            second.resume();
        }
        assertThat(received(1).get(0).event().at("/data/build").asString()).isEqualTo(build.id());
    }

    private static ServiceClient client() {
        return second.client();
    }

    private String body(String more) {
        return "{\"url\": \"" + receiver.url(path) + "\"" + (more.isEmpty() ? "" : ", " + more) + "}";
    }

    private String create(String more) {
        var answer = client().post("/api/v1/webhooks", "application/json", body(more));
        assertThat(answer).hasStatus(201);
        AnswerObject made = AnswerObject.of(answer);
        secret = made.text("secret");
        return made.text("id");
    }

    private static void ping(String id) {
        assertThat(client().post("/api/v1/webhooks/" + id + "/test", "application/json", ""))
                .hasStatus(202);
    }

    /** A version as the signer writes it, of a build that waits. */
    private void published(String version) {
        String build = submitted(client(), name, version).id();
        String digest = "'sha256:" + "a".repeat(64) + "'";
        cluster.update("INSERT INTO release_name (name, last_sequence, created_at) VALUES ('" + name + "', 1, now())");
        cluster.update("INSERT INTO release_version SELECT '" + name + "', '" + version + "', 1, " + digest
                + ", bundle_digest, " + digest + ", id, now() FROM build WHERE id = '" + build + "'");
    }

    private static AnswerObject webhook(String id) {
        return AnswerObject.of(client().get("/api/v1/webhooks/" + id));
    }

    private static PageAnswer deliveries(String id, String query) {
        return PageAnswer.of(client().get("/api/v1/webhooks/" + id + "/deliveries" + query));
    }

    /** Those that came to this test's address, once there are so many. */
    private List<Message> received(int count) {
        await().atMost(LONGEST).until(() -> receiver.at(path).size() >= count);
        return receiver.at(path);
    }

    private static String cancelled(String name, String version) {
        return cancelled(first.client(), name, version);
    }

    private static String cancelled(ServiceClient client, String name, String version) {
        BuildAnswer build = submitted(client, name, version);
        assertThat(client.post("/api/v1/builds/" + build.id() + "/cancel", "application/json", ""))
                .hasStatus(200);
        return build.id();
    }

    private static BuildAnswer submitted(ServiceClient client, String name, String version) {
        var answer = client.post(Form.of("a.js", "globalThis.a = 1;")
                .spec(SpecBuilder.spec().name(name).version(version).target(NO_ENGINE)));
        assertThat(answer).hasStatus(202);
        return BuildAnswer.of(answer);
    }

    /** What the convention says, by a program that is not ours. */
    private static String opensslHmac(String secret, String text) throws IOException, InterruptedException {
        ProcessBuilder program = new ProcessBuilder(
                "bash",
                "-c",
                "openssl dgst -sha256 -mac HMAC -binary"
                        + " -macopt hexkey:$(printf %s \"$KEY\" | base64 -d | od -An -v -tx1 | tr -d ' \\n') | base64 -w0");
        program.environment().put("KEY", secret.substring("whsec_".length()));
        Process openssl = program.start();
        try (var in = openssl.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

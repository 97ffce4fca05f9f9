package dev.snapforge.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.snapforge.kernel.Target;
import dev.snapforge.postgres.SharedPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "snapforge.blob.directory=${tests.fork.folder:target/tests}/builds/blobs",
            "snapforge.signing.key-file=${tests.fork.folder:target/tests}/builds/signing-key.pem"
        })
@ContextConfiguration(initializers = SharedPostgres.class)
@Import(BuildPorts.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class BuildsTest extends BuildsFixture {

    @Test
    void queuesOneJobPerLiveTargetOfTheDefaultPlatform() {
        HttpResponse<String> answer = post(
                "?name=greeter&version=1.0.0&requires=greet&label=team=web&prelude=none&warmup=greet('Ada')"
                        + "&runtimeState=warn&minSpeedup=1.5",
                SCRIPT);
        assertThat(answer.statusCode()).isEqualTo(202);
        JsonNode build = json(answer);
        assertThat(answer.headers().firstValue("Location"))
                .hasValue("/api/v1/builds/" + build.get("id").asString());
        assertThat(build.get("status").asString()).isEqualTo("QUEUED");
        assertThat(build.at("/bundle/files/0/name").asString()).isEqualTo("main.js");
        assertThat(build.at("/bundle/size").asInt()).isEqualTo(SCRIPT.length());
        assertThat(build.get("jobs")).hasSize(2);
        assertThat(build.at("/jobs/0/problem").isNull()).isTrue();
        assertThat(queue.waiting).containsKey(job(build, 0)).containsKey(job(build, 1));
        assertThat(json(get("/" + build.get("id").asString()))).isEqualTo(build);
    }

    @Test
    void takesFormsWithSeveralFilesAndASpecWithoutContentType() {
        String body = part("form-data; name=\"file\"; filename=\"a.js\"", "globalThis.a = 1;")
                + part("form-data; name=\"file\"; filename=\"b.js\"", "globalThis.b = a;")
                + part("form-data; name=\"spec\"", "{\"name\":\"two\",\"targets\":[\"linux-amd64/javet-v8-5.0.6\"]}")
                + "--edge--\r\n";
        HttpResponse<String> answer = send(request("")
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode build = json(answer);
        assertThat(build.at("/bundle/files/1/name").asString()).isEqualTo("b.js");
        assertThat(build.at("/jobs/0/target").asString()).isEqualTo("linux-x64/javet-v8-5.0.6");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?nmae=x|400|unknown-field",
                "?name=Not+Lower|400|invalid-spec",
                "?version=1.0.0|400|invalid-spec",
                "?targets=nowhere|400|invalid-spec",
                "?requires=a-b|400|invalid-spec",
                "?label=novalue|400|invalid-parameter",
                "?warmup=%20|400|invalid-spec",
                "?prelude=deno|400|invalid-spec",
                "?runtimeState=FIX|400|invalid-spec",
                "?minSpeedup=0|400|invalid-spec",
                "?minSpeedup=NaN|400|invalid-parameter",
                "?minSpeedup=2&minSpeedup=3|400|invalid-parameter",
                "?policy=fix|400|invalid-parameter",
                "?labels=a|400|invalid-parameter",
                "?targets=linux-x64/node-24|422|unknown-target",
                "?targets=linux-x64/javet-node-5.0.6|422|unknown-target",
                "?targets=linux-x64/javet-v9-5.0.6|400|invalid-spec",
                "?targets=linux-x64/*|400|invalid-spec",
            })
    void refuses(String query, int status, String code) {
        assertProblem(post(query, SCRIPT), status, code);
    }

    @Test
    void namesEveryErrorOfASpecAtOnce() {
        JsonNode problem = json(post("?name=-&requires=1a,ok&checks=%20", SCRIPT));
        assertThat(problem.at("/errors")
                        .valueStream()
                        .map(it -> it.get("pointer").asString()))
                .containsExactly("/name", "/requires/0", "/checks/0");
    }

    @Test
    void saysWhereASpecIsNotJson() {
        String body = part("form-data; name=\"file\"; filename=\"a.js\"", "1;")
                + part("form-data; name=\"spec\"", "{\n  \"name\" 1}")
                + "--edge--\r\n";
        HttpResponse<String> answer = send(request("")
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofString(body)));
        assertProblem(answer, 400, "malformed-spec");
        assertThat(json(answer).at("/position/line").asInt()).isEqualTo(2);
    }

    @Test
    void refusesWhenNoBuilderLives() {
        targets.builderAlive = false;
        HttpResponse<String> answer = post("", SCRIPT);
        assertProblem(answer, 503, "no-live-builder");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void refusesRequestsThatHttpItselfForbids() {
        assertProblem(get("/" + UUID.randomUUID()), 404, "build-not-found");
        assertProblem(get("?limit=0"), 400, "invalid-parameter");
        assertProblem(get("?cursor=x"), 400, "invalid-parameter");
        assertProblem(get("?status=x"), 400, "invalid-parameter");
        assertProblem(get("/not-an-id"), 400, "malformed-request");
        assertProblem(send(request("").DELETE()), 405, "method-not-allowed");
        assertProblem(
                send(request("").header("Content-Type", "text/csv").POST(BodyPublishers.ofString("x"))),
                415,
                "unsupported-media-type");
        assertProblem(send(request("").header("Accept", "image/png").GET()), 406, "not-acceptable");
        assertProblem(
                send(request("").header("Content-Type", "multipart/form-data").POST(BodyPublishers.ofString("x"))),
                400,
                "malformed-multipart");
    }

    @Test
    void givesTheSameBuildForTheSameKeyAlsoAtTheSameTime() {
        String key = UUID.randomUUID().toString();
        List<CompletableFuture<HttpResponse<String>>> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            answers.add(http.sendAsync(
                    script("?name=same", SCRIPT).header("Idempotency-Key", key).build(), BodyHandlers.ofString()));
        }
        assertThat(answers.stream()
                        .map(CompletableFuture::join)
                        .map(it -> json(it).path("id").asString())
                        .distinct())
                .hasSize(1);
        assertProblem(send(script("?name=other", SCRIPT).header("Idempotency-Key", key)), 409, "idempotency-conflict");
        targets.builderAlive = false;
        assertThat(send(script("?name=same", SCRIPT).header("Idempotency-Key", key))
                        .statusCode())
                .isEqualTo(202);
        assertProblem(
                send(script("", SCRIPT).header("Idempotency-Key", "k".repeat(256))), 400, "invalid-idempotency-key");
    }

    @Test
    void listsNewestFirstInParts() {
        String name = "list-" + UUID.randomUUID();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(0, json(post("?name=" + name, SCRIPT)).get("id").asString());
        }
        JsonNode first = json(get("?limit=2&status=QUEUED&name=" + name));
        JsonNode second = json(
                get("?limit=2&name=" + name + "&cursor=" + first.get("next").asString()));
        List<String> listed = new ArrayList<>();
        first.get("items").forEach(it -> listed.add(it.get("id").asString()));
        second.get("items").forEach(it -> listed.add(it.get("id").asString()));
        assertThat(listed).containsExactlyInAnyOrderElementsOf(made);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void answersWhenTheBuildEndsWithinTheWait() {
        String name = "wait-" + UUID.randomUUID();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                script("?targets=" + BuildPorts.LIVE + "&name=" + name, SCRIPT)
                        .header("Prefer", "wait=99")
                        .build(),
                BodyHandlers.ofString());
        await().until(() -> !json(get("?name=" + name)).get("items").isEmpty());
        JsonNode build = json(get("?name=" + name)).at("/items/0");
        leases.succeed(leases.claim(job(build, 0), "host-1").orElseThrow(), SNAPSHOT, List.of(), "done");

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(answer.join().headers().firstValue("Preference-Applied")).hasValue("wait=60");
        assertThat(json(answer.join()).get("status").asString()).isEqualTo("SUCCEEDED");
        assertThat(json(answer.join()).at("/jobs/0/snapshot").asString()).isEqualTo(SNAPSHOT.toString());
    }

    @Test
    void answersWithTheStateSoFarWhenTheWaitIsOver() {
        assertThat(send(script("", SCRIPT).header("Prefer", "wait=1")).statusCode())
                .isEqualTo(202);
    }

    @Test
    void answersAQuestionForTheBuildWhenItEndsWithinTheWait() {
        JsonNode build = single();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request("/" + id(build)).header("Prefer", "wait=99").build(), BodyHandlers.ofString());
        leases.succeed(leases.claim(job(build, 0), "host-1").orElseThrow(), SNAPSHOT, List.of(), "done");

        assertThat(answer.join().statusCode()).isEqualTo(200);
        assertThat(answer.join().headers().firstValue("Preference-Applied")).hasValue("wait=60");
        assertThat(json(answer.join()).get("status").asString()).isEqualTo("SUCCEEDED");
    }

    @Test
    void answersAQuestionForTheBuildWithTheStateSoFarWhenTheWaitIsOver() {
        JsonNode build = single();
        HttpResponse<String> answer = send(request("/" + id(build)).header("Prefer", "wait=1"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("wait=1");
        assertThat(json(answer).get("status").asString()).isEqualTo("QUEUED");
    }

    @Test
    void streamsEventsToTheEndAndResumes() {
        JsonNode build = single();
        CompletableFuture<HttpResponse<String>> following =
                http.sendAsync(request("/" + id(build) + "/events").build(), BodyHandlers.ofString());
        JobLease lease = leases.claim(job(build, 0), "host-1").orElseThrow();
        leases.stage(lease, "execute", Duration.ofMillis(9));
        JobProblem problem = new JobProblem(
                "v8-fatal", "V8 gave up", "It did.", null, new SourceLocation("main.js", 1, 2), null, "Fatal");
        leases.fail(lease, problem, List.of(), "log \0 text");

        assertThat(following.join().body().lines().filter(it -> it.startsWith("event:")))
                .containsExactly(
                        "event:build-queued",
                        "event:job-queued",
                        "event:job-running",
                        "event:build-running",
                        "event:job-stage",
                        "event:job-failed",
                        "event:build-failed");
        String rest = send(request("/" + id(build) + "/events").header("Last-Event-ID", "5"))
                .body();
        assertThat(rest).contains("id:6\n").contains("id:7\n").doesNotContain("id:5\n");
        assertThat(get("/" + id(build) + "/events?lastEventId=7").body()).doesNotContain("event:");
        assertThat(get("/" + id(build) + "/jobs/" + job(build, 0) + "/log").body())
                .isEqualTo("log \uFFFD text");
        assertProblem(get("/" + id(build) + "/jobs/" + UUID.randomUUID() + "/log"), 404, "job-not-found");
        assertThat(json(get("/" + id(build)))
                        .at("/jobs/0/problem/location/line")
                        .asInt())
                .isEqualTo(1);
        assertProblem(get("/" + id(build) + "/events?lastEventId=x"), 400, "invalid-parameter");
    }

    @Test
    void cancelsWhatHasNotEndedAndNothingElse() {
        JsonNode build = single();
        JobLease lease = leases.claim(job(build, 0), "host-1").orElseThrow();
        HttpResponse<String> answer = send(request("/" + id(build) + "/cancel").POST(BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(json(answer).get("status").asString()).isEqualTo("CANCELLED");
        assertThatThrownBy(() -> leases.succeed(lease, SNAPSHOT, List.of(), "")).isInstanceOf(LeaseLostException.class);
        assertThat(leases.claim(job(build, 0), "host-2")).isEmpty();
        assertProblem(
                send(request("/" + id(build) + "/cancel").POST(BodyPublishers.noBody())), 409, "build-already-ended");

        JsonNode queued = single();
        assertThat(send(request("/" + id(queued) + "/cancel").POST(BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
        assertThat(queue.waiting).doesNotContainKey(job(queued, 0));
    }

    @Test
    void buildsOnceMoreWhatHasEnded() {
        JsonNode original =
                json(post("?name=again&version=1.0.0&targets=" + BuildPorts.LIVE + "&warmup=greet('A')", SCRIPT));
        assertProblem(rebuild(id(original)), 409, "build-not-ended");
        leases.succeed(leases.claim(job(original, 0), "host-1").orElseThrow(), SNAPSHOT, List.of(), "");

        HttpResponse<String> answer = rebuild(id(original), "Idempotency-Key", "again-" + id(original));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode rebuilt = json(answer);
        assertThat(answer.headers().firstValue("Location")).hasValue("/api/v1/builds/" + id(rebuilt));
        assertThat(rebuilt.get("rebuildOf").asString()).isEqualTo(id(original));
        assertThat(original.get("rebuildOf").isNull()).isTrue();
        assertThat(rebuilt.get("name").asString()).isEqualTo("again");
        assertThat(rebuilt.get("version").asString()).isEqualTo("1.0.0");
        assertThat(rebuilt.get("bundle")).isEqualTo(original.get("bundle"));
        assertThat(rebuilt.get("jobs")).hasSize(1);
        assertThat(queue.waiting).containsEntry(job(rebuilt, 0), BuildPorts.LIVE);
        JobLease lease = leases.claim(job(rebuilt, 0), "host-1").orElseThrow();
        assertThat(lease.rebuildOf()).hasToString(id(original));
        assertThat(lease.spec().warmup()).isEqualTo("greet('A')");

        assertThat(id(json(rebuild(id(original), "Idempotency-Key", "again-" + id(original)))))
                .isEqualTo(id(rebuilt));
        assertThat(id(json(rebuild(id(original))))).isNotEqualTo(id(rebuilt));
    }

    @Test
    void refusesToBuildOnceMoreWhatCannotBe() {
        assertProblem(rebuild(UUID.randomUUID().toString()), 404, "build-not-found");
        assertProblem(rebuild("not-an-id"), 400, "malformed-request");
        JsonNode original = single();
        leases.succeed(leases.claim(job(original, 0), "host-1").orElseThrow(), SNAPSHOT, List.of(), "");
        assertProblem(rebuild(id(original), "Idempotency-Key", " "), 400, "invalid-idempotency-key");
        String key = UUID.randomUUID().toString();
        send(script("", SCRIPT).header("Idempotency-Key", key));
        assertProblem(rebuild(id(original), "Idempotency-Key", key), 409, "idempotency-conflict");
    }

    @Test
    void waitsForAnEngineThatNoBuilderEverHad() {
        HttpResponse<String> answer = post("?targets=linux-x64/node-24.0.0", SCRIPT);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        JsonNode waiting = json(answer).at("/jobs/0/waiting");
        assertThat(waiting.at("/waitsFor").asString()).isEqualTo("BUILDER");
        assertThat(waiting.at("/detail").asString())
                .isEqualTo(
                        "No builder has had linux-x64/node-24.0.0 for a week, or ever. Where none comes in time, the job"
                                + " ends with no-builder.");
        assertThat(waiting.at("/offered").valueStream().map(JsonNode::asString))
                .containsExactly(BuildPorts.LIVE.toString(), BuildPorts.OTHER.toString());
        assertThat(queue.waiting).containsValue(Target.parse("linux-x64/node-24.0.0"));
    }

    @Test
    void waitsForABuilderAndEndsWhenNoneComes() {
        JsonNode build = json(post("?targets=" + BuildPorts.DEAD, SCRIPT));
        UUID job = job(build, 0);
        assertThat(build.at("/jobs/0/waiting/waitsFor").asString()).isEqualTo("BUILDER");
        assertThat(json(post("?targets=" + BuildPorts.LIVE, SCRIPT))
                        .at("/jobs/0/waiting/waitsFor")
                        .asString())
                .isEqualTo("TURN");
        assertThat(leases.waitingFor(Duration.ofHours(1)))
                .extracting(JobLeases.Waiting::id)
                .doesNotContain(job);
        assertThat(leases.waitingFor(Duration.ZERO))
                .extracting(JobLeases.Waiting::id)
                .contains(job);

        JobProblem problem = JobProblem.of("no-builder", "title", "detail", "hint");
        assertThat(leases.unclaimed(job, problem)).isTrue();

        assertThat(leases.unclaimed(job, problem)).as("it has ended").isFalse();
        assertThat(leases.claim(job, "host-1")).as("too late").isEmpty();
        JsonNode ended = json(get("/" + id(build)));
        assertThat(ended.at("/status").asString()).isEqualTo("FAILED");
        assertThat(ended.at("/jobs/0/problem/code").asString()).isEqualTo("no-builder");
        assertThat(ended.at("/jobs/0/waiting").isNull()).isTrue();
    }

    @Test
    void doesNotEndAJobThatABuilderHas() {
        UUID job = job(single(), 0);
        JobLease lease = leases.claim(job, "host-1").orElseThrow();
        assertThat(leases.unclaimed(job, JobProblem.of("no-builder", "title", "detail", null)))
                .isFalse();
        leases.succeed(lease, SNAPSHOT, List.of(), "");
    }

    @Test
    void refusesWritesOfAnAttemptThatWasOvertaken() {
        UUID job = job(single(), 0);
        JobLease stalled = leases.claim(job, "host-1").orElseThrow();
        JobLease second = leases.claim(job, "host-2").orElseThrow();
        assertThat(second.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> leases.stage(stalled, "execute", Duration.ofMillis(1)))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> leases.succeed(stalled, SNAPSHOT, List.of(), ""))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> leases.handBack(stalled, "late")).isInstanceOf(LeaseLostException.class);
        leases.succeed(second, SNAPSHOT, List.of(), "x".repeat(300 * 1024));
    }

    @Test
    void failsAJobThatLostItsBuilderTooOften() {
        JsonNode build = single();
        UUID job = job(build, 0);
        assertThat(leases.claim(job, "host-1")).isPresent();
        assertThat(leases.lost(job, "no heartbeat", 2)).isTrue();
        assertThat(leases.lost(job, "no heartbeat", 2))
                .as("it waits in the queue, whoever asks")
                .isTrue();
        assertThat(leases.claim(job, "host-2")).isPresent();
        assertThat(leases.lost(job, "no heartbeat", 2)).isFalse();
        JsonNode ended = json(get("/" + id(build)));
        assertThat(ended.get("status").asString()).isEqualTo("FAILED");
        assertThat(ended.at("/jobs/0/problem/code").asString()).isEqualTo("builder-lost");
        assertThat(leases.lost(job, "no heartbeat", 2)).isFalse();
    }

    @Test
    void endsABuildOnceWhenCancelAndSuccessMeet() {
        for (int round = 0; round < 5; round++) {
            JsonNode build = single();
            JobLease lease = leases.claim(job(build, 0), "host-1").orElseThrow();
            CompletableFuture<HttpResponse<String>> cancel = http.sendAsync(
                    request("/" + id(build) + "/cancel")
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());
            boolean published = true;
            try {
                leases.succeed(lease, SNAPSHOT, List.of(), "");
            } catch (LeaseLostException e) {
                published = false;
            }
            assertThat(cancel.join().statusCode()).isEqualTo(published ? 409 : 202);
            assertThat(json(get("/" + id(build))).get("status").asString())
                    .isEqualTo(published ? "SUCCEEDED" : "CANCELLED");
            assertThat(get("/" + id(build) + "/events")
                            .body()
                            .lines()
                            .filter(it -> it.equals("event:build-succeeded") || it.equals("event:build-cancelled")))
                    .hasSize(1);
        }
    }

    @Test
    void answers503WhileTheDatabaseIsAwayAndRecovers() {
        String url = environment.getRequiredProperty("spring.datasource.url");
        SharedPostgres.setReachable(url, false);
        try {
            HttpResponse<String> answer = get("");
            assertProblem(answer, 503, "database-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            SharedPostgres.setReachable(url, true);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> get("").statusCode() == 200);
    }

    @Test
    void describesItself() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(root().resolve("/v3/api-docs")));
        assertThat(answer.body()).contains("\"openapi\":\"3.1").contains("globalThis.greet");
    }
}

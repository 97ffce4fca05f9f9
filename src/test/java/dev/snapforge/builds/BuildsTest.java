package dev.snapforge.builds;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.snapforge.builds.report.CompletedStage;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.core.Target;
import dev.snapforge.postgres.SharedPostgres;
import dev.snapforge.proven.AttemptKey;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.PageAnswer;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

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

    private static final byte[] KEY = AttemptKey.generate().publicKey();

    @Test
    void queuesOneJobPerLiveTargetOfTheDefaultPlatform() {
        HttpResponse<String> answer = post(
                "?name=greeter&version=1.0.0&requires=greet&label=team=web&prelude=none&warmup=greet('Ada')"
                        + "&runtimeState=warn&minSpeedup=1.5",
                SCRIPT);
        assertThat(answer).hasStatus(202);
        BuildAnswer build = BuildAnswer.of(answer);
        assertThat(answer).hasHeader("Location", build.path());
        assertThat(build).hasStatus("QUEUED").hasFiles("main.js");
        assertThat(build).object("bundle").has("size", SCRIPT.length());
        assertThat(build.jobs()).hasSize(2);
        assertThat(build).job().hasNull("problem");
        assertThat(queue.waiting).containsKey(job(build, 0)).containsKey(job(build, 1));
        assertThat(get(build).json()).isEqualTo(build.json());
    }

    /** Every builder can write to every job: what one of them wrote must not hide the builds of others. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stages = '[{}, null, 7, {\"name\": \"execute\", \"millis\": 1.5}]'|",
                "findings = '[null, {\"code\": 5, \"severity\": \"LOUD\"}, {\"code\": \"frozen-time\"}]'|3",
                "findings = '[{\"code\": \"frozen-time\", \"severity\": \"INFO\", \"title\": \"a\", \"detail\": \"b\", \"count\": 1}, []]'|1",
                "status = 'FAILED', finished_at = now(), problem = '[]'|",
                "status = 'FAILED', finished_at = now(), problem = '{\"code\": null, \"title\": \"a\", \"detail\": \"b\"}'|",
                "status = 'FAILED', finished_at = now(), problem = '{\"code\": \"a b\", \"title\": \"a\", \"detail\": \"b\"}'|",
                "findings = '[{\"code\": \"../a\", \"severity\": \"INFO\", \"title\": \"a\", \"detail\": \"b\", \"count\": 1}]'|1"
            })
    void showsWhatCanBeReadOfARowThatABuilderSpoilt(String change, @Nullable Integer missing) {
        BuildAnswer build = single();
        database.sql("UPDATE build_job SET " + change + " WHERE build_id = :build")
                .param("build", UUID.fromString(build.id()))
                .update();

        BuildAnswer shown = get(build);
        assertThat(PageAnswer.of(get("")).items())
                .anySatisfy(it -> assertThat(it.text("id")).isEqualTo(build.id()));
        if (missing != null) {
            assertThat(shown.job().findings()).anySatisfy(it -> {
                assertThat(it.text("code")).isEqualTo("report-unreadable");
                assertThat(it.number("count")).isEqualTo(missing.longValue());
            });
        }
        if (change.startsWith("status")) {
            assertThat(shown.job().problem().text("code")).isEqualTo("report-unreadable");
        }
        if (change.startsWith("stages")) {
            assertThat(shown.job().stages()).containsExactly("execute");
        }
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
        assertThat(answer).hasStatus(202);
        assertThat(BuildAnswer.of(answer)).hasFiles("a.js", "b.js").hasTargets("linux-x64/javet-v8-5.0.6");
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
        assertThat(post(query, SCRIPT)).isRefused(status, code);
    }

    @Test
    void namesEveryErrorOfASpecAtOnce() {
        assertThat(post("?name=-&requires=1a,ok&checks=%20", SCRIPT))
                .isRefused(400, "invalid-spec")
                .atExactly("/name", "/requires/0", "/checks/0");
    }

    @Test
    void saysWhereASpecIsNotJson() {
        String body = part("form-data; name=\"file\"; filename=\"a.js\"", "1;")
                + part("form-data; name=\"spec\"", "{\n  \"name\" 1}")
                + "--edge--\r\n";
        HttpResponse<String> answer = send(request("")
                .header("Content-Type", "multipart/form-data; boundary=edge")
                .POST(BodyPublishers.ofString(body)));
        assertThat(answer).isRefused(400, "malformed-spec").object("position").has("line", 2);
    }

    @Test
    void refusesWhenNoBuilderLives() {
        targets.builderAlive = false;
        HttpResponse<String> answer = post("", SCRIPT);
        assertThat(answer).isRefused(503, "no-live-builder");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void refusesRequestsThatHttpItselfForbids() {
        assertThat(get("/" + UUID.randomUUID())).isRefused(404, "build-not-found");
        assertThat(get("?limit=0")).isRefused(400, "invalid-parameter");
        assertThat(get("?cursor=x")).isRefused(400, "invalid-parameter");
        assertThat(get("?status=x")).isRefused(400, "invalid-parameter");
        assertThat(get("/not-an-id")).isRefused(400, "malformed-request");
        assertThat(send(request("").DELETE())).isRefused(405, "method-not-allowed");
        assertThat(send(request("").header("Content-Type", "text/csv").POST(BodyPublishers.ofString("x"))))
                .isRefused(415, "unsupported-media-type");
        assertThat(send(request("").header("Accept", "image/png").GET())).isRefused(406, "not-acceptable");
        assertThat(send(request("")
                        .header("Content-Type", "multipart/form-data")
                        .POST(BodyPublishers.ofString("x"))))
                .isRefused(400, "malformed-multipart");
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
                        .map(it -> BuildAnswer.of(it).id())
                        .distinct())
                .hasSize(1);
        assertThat(send(script("?name=other", SCRIPT).header("Idempotency-Key", key)))
                .isRefused(409, "idempotency-conflict");
        targets.builderAlive = false;
        assertThat(send(script("?name=same", SCRIPT).header("Idempotency-Key", key)))
                .hasStatus(202);
        assertThat(send(script("", SCRIPT).header("Idempotency-Key", "k".repeat(256))))
                .isRefused(400, "invalid-idempotency-key");
    }

    @Test
    void listsNewestFirstInParts() {
        String name = "list-" + UUID.randomUUID();
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            made.add(0, BuildAnswer.of(post("?name=" + name, SCRIPT)).id());
        }
        PageAnswer first = PageAnswer.of(get("?limit=2&status=QUEUED&name=" + name));
        PageAnswer second = PageAnswer.of(
                get("?limit=2&name=" + name + "&cursor=" + first.next().orElseThrow()));
        assertThat(first.items("id")).containsExactlyElementsOf(made.subList(0, 2));
        assertThat(second.items("id")).containsExactlyElementsOf(made.subList(2, 3));
        assertThat(second.next()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "target=linux-x64/javet-v8-5.0.6, 1",
        "target=linux-x64/*, 1",
        "target=linux_x64/*, 0",
        "target=windows*, 0",
        "principal=anonymous, 1",
        "principal=somebody, 0",
        "label=team, 1",
        "label=team%3Dblue, 1",
        "label=team%3Dred, 0",
        "label=nobody, 0",
        "label=team%3Dblue&target=linux-x64/*&principal=anonymous&status=QUEUED, 1",
        "label=team%3Dblue&status=FAILED, 0",
    })
    void listsWhatAFilterLeaves(String query, int expected) {
        String name = "filter-" + UUID.randomUUID();
        post("?name=" + name + "&label=team%3Dblue", SCRIPT);

        assertThat(PageAnswer.of(get("?name=" + name + "&" + query)).items()).hasSize(expected);
    }

    /** JSON has characters that no text of Postgres has; a spec with one must not keep others from being found. */
    @Test
    void findsLabelsBesideASpecThatPostgresCannotRead() {
        String name = "nul-" + UUID.randomUUID();
        post("?name=" + name + "&label=team%3Dblue", SCRIPT);
        BuildAnswer other = BuildAnswer.of(post("?name=" + name + "&label=note%3Dmark", SCRIPT));
        database.sql("UPDATE build SET spec = CAST(replace(spec::text, 'mark', '\\u0000') AS json) WHERE id = :id")
                .param("id", UUID.fromString(other.id()))
                .update();

        assertThat(PageAnswer.of(get("?name=" + name + "&label=team")).items()).hasSize(1);
        assertThat(PageAnswer.of(get("?name=" + name)).items()).hasSize(2);
    }

    @Test
    void answersWhenTheBuildEndsWithinTheWait() {
        String name = "wait-" + UUID.randomUUID();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                script("?targets=" + BuildPorts.LIVE + "&name=" + name, SCRIPT)
                        .header("Prefer", "wait=99")
                        .build(),
                BodyHandlers.ofString());
        await().until(() -> !PageAnswer.of(get("?name=" + name)).items().isEmpty());
        BuildAnswer build =
                new BuildAnswer(PageAnswer.of(get("?name=" + name)).first().json());
        leases.succeed(leases.claim(job(build, 0), "host-1", KEY).orElseThrow(), SNAPSHOT, List.of(), "done");

        assertThat(answer.join()).hasStatus(200).hasHeader("Preference-Applied", "wait=60");
        assertThat(BuildAnswer.of(answer.join())).succeeded().job().has("snapshot", SNAPSHOT.toString());
    }

    @Test
    void answersWithTheStateSoFarWhenTheWaitIsOver() {
        assertThat(send(script("", SCRIPT).header("Prefer", "wait=1"))).hasStatus(202);
    }

    @Test
    void answersAQuestionForTheBuildWhenItEndsWithinTheWait() {
        BuildAnswer build = single();
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request("/" + build.id()).header("Prefer", "wait=99").build(), BodyHandlers.ofString());
        leases.succeed(leases.claim(job(build, 0), "host-1", KEY).orElseThrow(), SNAPSHOT, List.of(), "done");

        assertThat(answer.join()).hasStatus(200);
        assertThat(answer.join().headers().firstValue("Preference-Applied")).hasValue("wait=60");
        assertThat(BuildAnswer.of(answer.join()).status()).isEqualTo("SUCCEEDED");
    }

    @Test
    void answersAQuestionForTheBuildWithTheStateSoFarWhenTheWaitIsOver() {
        BuildAnswer build = single();
        HttpResponse<String> answer = send(request("/" + build.id()).header("Prefer", "wait=1"));

        assertThat(answer).hasStatus(200);
        assertThat(answer.headers().firstValue("Preference-Applied")).hasValue("wait=1");
        assertThat(BuildAnswer.of(answer).status()).isEqualTo("QUEUED");
    }

    @Test
    void streamsEventsToTheEndAndResumes() {
        BuildAnswer build = single();
        CompletableFuture<HttpResponse<String>> following =
                http.sendAsync(request("/" + build.id() + "/events").build(), BodyHandlers.ofString());
        JobLease lease = leases.claim(job(build, 0), "host-1", KEY).orElseThrow();
        leases.stages(lease, List.of(new CompletedStage("execute", 9)));
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
        String rest = send(request("/" + build.id() + "/events").header("Last-Event-ID", "5"))
                .body();
        assertThat(rest).contains("id:6\n").contains("id:7\n").doesNotContain("id:5\n");
        assertThat(get("/" + build.id() + "/events?lastEventId=7").body()).doesNotContain("event:");
        assertThat(get("/" + build.id() + "/jobs/" + job(build, 0) + "/log").body())
                .isEqualTo("log \uFFFD text");
        assertThat(get("/" + build.id() + "/jobs/" + UUID.randomUUID() + "/log"))
                .isRefused(404, "job-not-found");
        assertThat(get(build)).failedWith("v8-fatal").at("main.js", 1, 2);
        assertThat(get("/" + build.id() + "/events?lastEventId=x")).isRefused(400, "invalid-parameter");
    }

    @Test
    void cancelsWhatHasNotEndedAndNothingElse() {
        BuildAnswer build = single();
        JobLease lease = leases.claim(job(build, 0), "host-1", KEY).orElseThrow();
        HttpResponse<String> answer = cancel(build);
        assertThat(answer).hasStatus(202);
        assertThat(BuildAnswer.of(answer)).hasStatus("CANCELLED");
        assertThatThrownBy(() -> leases.succeed(lease, SNAPSHOT, List.of(), "")).isInstanceOf(LeaseLostException.class);
        assertThat(leases.claim(job(build, 0), "host-2", KEY)).isEmpty();
        assertThat(cancel(build)).isRefused(409, "build-already-ended");

        BuildAnswer queued = single();
        assertThat(cancel(queued)).hasStatus(200);
        assertThat(queue.waiting).doesNotContainKey(job(queued, 0));
    }

    @Test
    void buildsOnceMoreWhatHasEnded() {
        BuildAnswer original = BuildAnswer.of(
                post("?name=again&version=1.0.0&targets=" + BuildPorts.LIVE + "&warmup=greet('A')", SCRIPT));
        assertThat(rebuild(original.id())).isRefused(409, "build-not-ended");
        leases.succeed(leases.claim(job(original, 0), "host-1", KEY).orElseThrow(), SNAPSHOT, List.of(), "");

        HttpResponse<String> answer = rebuild(original.id(), "Idempotency-Key", "again-" + original.id());
        assertThat(answer).hasStatus(202);
        BuildAnswer rebuilt = BuildAnswer.of(answer);
        assertThat(answer).hasHeader("Location", rebuilt.path());
        assertThat(rebuilt).has("rebuildOf", original.id()).has("name", "again").has("version", "1.0.0");
        assertThat(original).hasNull("rebuildOf");
        assertThat(rebuilt.json().get("bundle")).isEqualTo(original.json().get("bundle"));
        assertThat(rebuilt).hasTargets(BuildPorts.LIVE.toString());
        assertThat(queue.waiting).containsEntry(job(rebuilt, 0), BuildPorts.LIVE);
        JobLease lease = leases.claim(job(rebuilt, 0), "host-1", KEY).orElseThrow();
        assertThat(lease.rebuildOf()).hasToString(original.id());
        assertThat(lease.spec().warmup()).isEqualTo("greet('A')");

        assertThat(BuildAnswer.of(rebuild(original.id(), "Idempotency-Key", "again-" + original.id()))
                        .id())
                .isEqualTo(rebuilt.id());
        assertThat(BuildAnswer.of(rebuild(original.id())).id()).isNotEqualTo(rebuilt.id());
    }

    @Test
    void refusesToBuildOnceMoreWhatCannotBe() {
        assertThat(rebuild(UUID.randomUUID().toString())).isRefused(404, "build-not-found");
        assertThat(rebuild("not-an-id")).isRefused(400, "malformed-request");
        BuildAnswer original = single();
        leases.succeed(leases.claim(job(original, 0), "host-1", KEY).orElseThrow(), SNAPSHOT, List.of(), "");
        assertThat(rebuild(original.id(), "Idempotency-Key", " ")).isRefused(400, "invalid-idempotency-key");
        String key = UUID.randomUUID().toString();
        send(script("", SCRIPT).header("Idempotency-Key", key));
        assertThat(rebuild(original.id(), "Idempotency-Key", key)).isRefused(409, "idempotency-conflict");
    }

    @Test
    void waitsForAnEngineThatNoBuilderEverHad() {
        HttpResponse<String> answer = post("?targets=linux-x64/node-24.0.0", SCRIPT);
        assertThat(answer).hasStatus(202);
        assertThat(BuildAnswer.of(answer))
                .job()
                .waitsFor("BUILDER")
                .has(
                        "detail",
                        "No builder has had linux-x64/node-24.0.0 for a week, or ever. If none comes in time, the job"
                                + " ends with no-builder.")
                .hasTexts("offered", BuildPorts.LIVE.toString(), BuildPorts.OTHER.toString());
        assertThat(queue.waiting).containsValue(Target.parse("linux-x64/node-24.0.0"));
    }

    @Test
    void waitsForABuilderAndEndsWhenNoneComes() {
        BuildAnswer build = BuildAnswer.of(post("?targets=" + BuildPorts.DEAD, SCRIPT));
        UUID job = job(build, 0);
        assertThat(build).job().waitsFor("BUILDER");
        assertThat(single()).job().waitsFor("TURN");
        assertThat(leases.waitingFor(Duration.ofHours(1)))
                .extracting(WaitingJob::id)
                .doesNotContain(job);
        assertThat(leases.waitingFor(Duration.ZERO)).extracting(WaitingJob::id).contains(job);

        JobProblem problem = JobProblem.of("no-builder", "title", "detail", "hint");
        assertThat(leases.unclaimed(job, problem)).isTrue();

        assertThat(leases.unclaimed(job, problem)).as("it has ended").isFalse();
        assertThat(leases.claim(job, "host-1", KEY)).as("too late").isEmpty();
        assertThat(get(build)).failedWith("no-builder");
        assertThat(get(build)).job().waitsForNothing();
    }

    @Test
    void doesNotEndAJobThatABuilderHas() {
        UUID job = job(single(), 0);
        JobLease lease = leases.claim(job, "host-1", KEY).orElseThrow();
        assertThat(leases.unclaimed(job, JobProblem.of("no-builder", "title", "detail", null)))
                .isFalse();
        leases.succeed(lease, SNAPSHOT, List.of(), "");
    }

    @Test
    void refusesWritesOfAnAttemptThatWasOvertaken() {
        UUID job = job(single(), 0);
        JobLease stalled = leases.claim(job, "host-1", KEY).orElseThrow();
        JobLease second = leases.claim(job, "host-2", KEY).orElseThrow();
        assertThat(second.attempt()).isEqualTo(2);
        assertThatThrownBy(() -> leases.stages(stalled, List.of(new CompletedStage("execute", 1))))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> leases.succeed(stalled, SNAPSHOT, List.of(), ""))
                .isInstanceOf(LeaseLostException.class);
        assertThatThrownBy(() -> leases.handBack(stalled, "late")).isInstanceOf(LeaseLostException.class);
        leases.succeed(second, SNAPSHOT, List.of(), "x".repeat(300 * 1024));
    }

    @Test
    void failsAJobThatLostItsBuilderTooOften() {
        BuildAnswer build = single();
        UUID job = job(build, 0);
        assertThat(leases.claim(job, "host-1", KEY)).isPresent();
        assertThat(leases.lost(job, "no heartbeat", 2)).isTrue();
        assertThat(leases.lost(job, "no heartbeat", 2))
                .as("it waits in the queue, whoever asks")
                .isTrue();
        assertThat(leases.claim(job, "host-2", KEY)).isPresent();
        assertThat(leases.lost(job, "no heartbeat", 2)).isFalse();
        assertThat(get(build)).failedWith("builder-lost");
        assertThat(leases.lost(job, "no heartbeat", 2)).isFalse();
    }

    @Test
    void endsABuildOnceWhenCancelAndSuccessMeet() {
        for (int round = 0; round < 5; round++) {
            BuildAnswer build = single();
            JobLease lease = leases.claim(job(build, 0), "host-1", KEY).orElseThrow();
            CompletableFuture<HttpResponse<String>> cancel = CompletableFuture.supplyAsync(() -> cancel(build));
            boolean published = true;
            try {
                leases.succeed(lease, SNAPSHOT, List.of(), "");
            } catch (LeaseLostException e) {
                published = false;
            }
            assertThat(cancel.join()).hasStatus(published ? 409 : 202);
            assertThat(get(build)).hasStatus(published ? "SUCCEEDED" : "CANCELLED");
            assertThat(get("/" + build.id() + "/events")
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
            assertThat(answer).isRefused(503, "database-unavailable");
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        } finally {
            SharedPostgres.setReachable(url, true);
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> get("").statusCode() == 200);
    }

    @Test
    void describesItself() {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(root().resolve("/v3/api-docs")));
        assertThat(answer.body()).contains("\"openapi\" : \"3.1").contains("globalThis.greet");
    }
}

package dev.snapforge.support;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.JobAnswer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;

/** A build with one job that keeps its engine busy, seen through the API of one process. */
public final class BusyBuild {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final ServiceClient service;
    private final String path;

    private BusyBuild(ServiceClient service, String path) {
        this.service = service;
        this.path = path;
    }

    /** Asks for a build that takes about so many seconds of processor time; no two of them are alike. */
    public static BusyBuild post(ServiceClient service, String target, int seconds) {
        // It runs three times: when it is recorded, when it is built, and when the snapshot is compared with it.
        String loop = "(() => { let sum = 0; for (let i = 0; i < 17e6; i++) sum = (sum + i) | 0; return sum; })();\n";
        return post(service, target, loop.repeat(seconds));
    }

    /** The build that was posted before, perhaps to another process. */
    public static BusyBuild at(ServiceClient service, String path) {
        return new BusyBuild(service, path);
    }

    public static BusyBuild postEndless(ServiceClient service, String target) {
        return post(service, target, "for (;;);\n");
    }

    private static BusyBuild post(ServiceClient service, String target, String source) {
        HttpResponse<String> answer =
                service.post(Form.of("work.js", source + "globalThis.id = '" + UUID.randomUUID() + "';")
                        .spec(spec().name("work").requires("id").target(target)));
        assertThat(answer).hasStatus(202);
        return new BusyBuild(service, answer.headers().firstValue("Location").orElseThrow());
    }

    public String path() {
        return path;
    }

    public String id() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public BuildAnswer build() {
        HttpResponse<String> answer = service.get(path);
        assertThat(answer).hasStatus(200);
        return BuildAnswer.of(answer);
    }

    public JobAnswer job() {
        return build().job();
    }

    public String events() {
        return service.get(path + "/events").body();
    }

    public HttpResponse<String> cancel() {
        return service.post(path + "/cancel", "application/json", "");
    }

    /** Waits until an engine computes for this attempt, and says which builder's it is, without the random suffix. */
    public String awaitBusy(int attempt) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> {
            JobAnswer job = job();
            return job.status().equals("RUNNING")
                    && job.attempt() == attempt
                    && !job.stages().isEmpty();
        });
        return builder();
    }

    public String builder() {
        String builder = job().text("builder");
        return builder.substring(0, builder.lastIndexOf('-'));
    }

    /** Waits for success and gives the job. */
    public JobAnswer awaitSuccess() {
        BuildAnswer build = service.ended(id());
        assertThat(build).succeeded();
        return build.job();
    }
}

package dev.snapforge.support.answer;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A build. */
public final class BuildAnswer extends AnswerObject {

    public BuildAnswer(JsonNode json) {
        super(json, json);
    }

    public static BuildAnswer of(HttpResponse<?> response) {
        return new BuildAnswer(parse(response));
    }

    public String id() {
        return text("id");
    }

    public String path() {
        return "/api/v1/builds/" + id();
    }

    public String status() {
        return text("status");
    }

    public boolean hasEnded() {
        return !isNull("finishedAt");
    }

    public List<JobAnswer> jobs() {
        return list("jobs", JobAnswer::new);
    }

    /** The first job, of builds for one target. */
    public JobAnswer job() {
        return jobs().stream().findFirst().orElseThrow(() -> new AssertionError("No job in " + this));
    }

    public JobAnswer job(String target) {
        return jobs().stream()
                .filter(it -> it.target().equals(target))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No job for " + target + " in " + this));
    }

    /** Digest of what the first job made. */
    public String snapshot() {
        return job().snapshot();
    }

    /** Digests of what all jobs made. */
    public List<String> snapshots() {
        return jobs().stream().map(JobAnswer::snapshot).toList();
    }

    public List<String> targets() {
        return jobs().stream().map(JobAnswer::target).toList();
    }

    /** The findings of all jobs. */
    public List<FindingAnswer> findings() {
        return jobs().stream().flatMap(it -> it.findings().stream()).toList();
    }

    /** The state, the code of the first job's problem if it failed, and those of all findings. */
    public List<String> outcome() {
        Stream<String> problem =
                job().status().equals("FAILED") ? Stream.of(job().problem().text("code")) : Stream.empty();
        Stream<String> findings = findings().stream().map(it -> it.text("code"));
        return Stream.of(Stream.of(status()), problem, findings)
                .flatMap(it -> it)
                .toList();
    }

    /** The bundle's files, in their order. */
    public List<AnswerObject> files() {
        return object("bundle").objects("files");
    }

    /** Digest of the bundle. */
    public String bundle() {
        return object("bundle").text("digest");
    }
}

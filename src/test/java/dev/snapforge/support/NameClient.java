package dev.snapforge.support;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;

import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import java.net.http.HttpResponse;
import java.util.UUID;

/** One name, under which things are released through the API. */
public final class NameClient {

    private final ServiceClient service;
    private final String name;

    /** A name that nobody has used yet. */
    public NameClient(ServiceClient service, String prefix) {
        this.service = service;
        this.name = prefix + "-" + UUID.randomUUID();
    }

    public String name() {
        return name;
    }

    public String path(String rest) {
        return "/api/v1/names/" + name + rest;
    }

    /** A spec of one version, without targets. */
    public SpecBuilder spec(String version) {
        return SpecBuilder.spec().name(name).version(version);
    }

    public Form form(String version, String source, String... targets) {
        return Form.of("main.js", source).spec(spec(version).target(targets));
    }

    /** Builds a version that is like no other test's, whose snapshots may be revoked, and waits for its release. */
    public BuildAnswer release(String version, String... targets) {
        BuildAnswer build = service.build(form(version, source(version), targets));
        assertThat(build).succeeded();
        return build;
    }

    /** What {@link #release} builds. */
    public String source(String version) {
        return "globalThis.version = '" + name + "@" + version + "';";
    }

    public AnswerObject get() {
        return answer(service.get(path("")));
    }

    public AnswerObject version(String version) {
        return answer(service.get(path("/versions/" + version)));
    }

    /** The current state of a channel, and its latest changes. */
    public AnswerObject channel(String channel) {
        return answer(service.get(path("/channels/" + channel)));
    }

    private static AnswerObject answer(HttpResponse<String> response) {
        assertThat(response).hasStatus(200);
        return AnswerObject.of(response);
    }

    public HttpResponse<String> put(String channel, String version, String... headers) {
        return service.send("PUT", path("/channels/" + channel), "{\"version\": \"" + version + "\"}", headers);
    }

    public HttpResponse<String> resolve(String query, String... headers) {
        return service.get("/api/v1/resolve?name=" + name + "&" + query, headers);
    }
}

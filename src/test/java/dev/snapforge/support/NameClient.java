package dev.snapforge.support;

import static dev.snapforge.support.ServiceClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient.Form;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

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

    public Form form(String version, String source, String... targets) {
        return Form.of("main.js", source)
                .spec("{\"name\": \"" + name + "\", \"version\": \"" + version + "\", \"targets\": ["
                        + Arrays.stream(targets).map(it -> '"' + it + '"').collect(Collectors.joining(", "))
                        + "]}");
    }

    /** Builds a version that is like no other test's, whose snapshots may be revoked, and waits for its release. */
    public JsonNode release(String version, String... targets) {
        JsonNode build = service.build(form(version, source(version), targets));
        assertThat(build.at("/status").asString()).as(build.toPrettyString()).isEqualTo("SUCCEEDED");
        return build;
    }

    /** What {@link #release} builds. */
    public String source(String version) {
        return "globalThis.version = '" + name + "@" + version + "';";
    }

    public JsonNode get() {
        HttpResponse<String> answer = service.get(path(""));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    public JsonNode version(String version) {
        HttpResponse<String> answer = service.get(path("/versions/" + version));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return json(answer);
    }

    public HttpResponse<String> put(String channel, String version, String... headers) {
        return service.send("PUT", path("/channels/" + channel), "{\"version\": \"" + version + "\"}", headers);
    }

    public HttpResponse<String> resolve(String query, String... headers) {
        return service.get("/api/v1/resolve?name=" + name + "&" + query, headers);
    }
}

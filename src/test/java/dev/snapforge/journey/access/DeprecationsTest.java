package dev.snapforge.journey.access;

import static dev.snapforge.support.ProtectedClient.items;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.PageAnswer;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Versions that should not be used any more, although they can be. */
@ProtectedService
class DeprecationsTest extends AccessFixture {

    private static final String ROUNDS = "{\"reason\": \" Rounds wrongly; use 1.1.0 \"}";

    private final String name = "old." + UUID.randomUUID();
    private final String deprecation = "/api/v1/names/" + name + "/versions/1.0.0/deprecation";

    private ProtectedClient publisher;

    @BeforeEach
    void publish() {
        publisher = tokens.client("publisher", name, "builds:write", "snapshots:read", "channels:write");
        builder.finish(publisher.build("name=" + name + "&version=1.0.0", SCRIPT), name);
    }

    @Test
    void areSaidToWhoeverGetsThem() {
        HttpResponse<String> before = resolve();
        AnswerObject said = AnswerObject.of(publisher.call("PUT", deprecation, ROUNDS));
        assertThat(said).has("reason", "Rounds wrongly; use 1.1.0").has("by", "token:publisher");
        assertThat(AnswerObject.of(publisher.call("PUT", deprecation, ROUNDS)))
                .as("said already")
                .has("since", said.text("since"));

        HttpResponse<String> resolved =
                resolve("If-None-Match", before.headers().firstValue("ETag").orElseThrow());
        assertThat(resolved).hasStatus(200).hasHeader("Snapforge-Warning", "version-deprecated");
        assertThat(AnswerObject.of(resolved))
                .has("digest", AnswerObject.of(before).text("digest"))
                .object("warnings", 0)
                .has("code", "version-deprecated")
                .has("message", "Version 1.0.0 of " + name + " is deprecated: Rounds wrongly; use 1.1.0")
                .has("since", said.text("since"));
        assertThat(AnswerObject.of(publisher.get("/api/v1/names/" + name + "/versions/1.0.0")))
                .object("deprecation")
                .has("reason", "Rounds wrongly; use 1.1.0");
        assertThat(AnswerObject.of(publisher.get("/api/v1/names/" + name))
                        .objects("versions")
                        .get(0))
                .object("deprecation")
                .has("by", "token:publisher");
        assertThat(items(tokens.admin().get("/api/v1/audit?action=version-deprecated&limit=1"), "subject"))
                .containsExactly(name + "@1.0.0");
    }

    @Test
    void canBeTakenBack() {
        String tag = resolve().headers().firstValue("ETag").orElseThrow();
        publisher.call("PUT", deprecation, ROUNDS);
        assertThat(publisher.call("DELETE", deprecation, null)).hasStatus(204);
        assertThat(publisher.call("DELETE", deprecation, null)).as("twice").hasStatus(204);

        assertThat(resolve("If-None-Match", tag)).as("as before").hasStatus(304).lacksHeader("Snapforge-Warning");
        assertThat(AnswerObject.of(publisher.get("/api/v1/names/" + name + "/versions/1.0.0")))
                .hasNull("deprecation");
        PageAnswer taken = PageAnswer.of(
                tokens.admin().get("/api/v1/audit?action=version-undeprecated&principal=token:publisher"));
        assertThat(taken.items("subject")).containsOnlyOnce(name + "@1.0.0");
    }

    @Test
    void areSaidByThoseWhoMayPromote() {
        ProtectedClient reader = tokens.client("reader", name, "snapshots:read", "builds:write");
        assertThat(reader.call("PUT", deprecation, ROUNDS)).isRefused(403, "scope-missing");
        assertThat(reader.call("DELETE", deprecation, null)).isRefused(403, "scope-missing");
        ProtectedClient other = tokens.client("other", "other.*", "channels:write");
        assertThat(other.call("PUT", deprecation, ROUNDS)).isRefused(404, "unknown-name");
    }

    @Test
    void needAVersionAndAReason() {
        assertThat(publisher.call("PUT", deprecation, "{}"))
                .isRefused(400, "malformed-reason")
                .hint("what to use instead");
        assertThat(publisher.call("PUT", deprecation.replace("1.0.0", "2.0.0"), ROUNDS))
                .isRefused(404, "unknown-version");
        assertThat(publisher.call("DELETE", deprecation.replace("1.0.0", "2.0.0"), null))
                .isRefused(404, "unknown-version");
    }

    private HttpResponse<String> resolve(String... headers) {
        return publisher.get("/api/v1/resolve?name=" + name + "&platform=linux-x64&engine=javet-v8-5.0.6", headers);
    }
}

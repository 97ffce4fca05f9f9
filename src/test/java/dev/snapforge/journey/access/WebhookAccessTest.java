package dev.snapforge.journey.access;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.WebhookReceiver;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.PageAnswer;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Webhooks of a service that asks who calls, and that allows no network. */
@ProtectedService
class WebhookAccessTest extends AccessFixture {

    private static final String PUBLIC = "https://1.1.1.1/hook";

    @AfterEach
    void forget() {
        database.sql("DELETE FROM webhook").update();
    }

    @Test
    void areForAdmins() {
        String id = create("{\"url\": \"" + PUBLIC + "\", \"description\": \"mine\"}")
                .text("id");

        for (String path : new String[] {"", "/" + id, "/" + id + "/deliveries"}) {
            assertThat(tokens.client("all-but-admin", null, "builds:write", "snapshots:read", "channels:write")
                            .get("/api/v1/webhooks" + path))
                    .isRefused(403, "scope-missing");
        }
        assertThat(tokens.nobody().get("/api/v1/webhooks/" + id)).isRefused(401, "authentication-required");
        PageAnswer list = PageAnswer.of(tokens.admin().get("/api/v1/webhooks?limit=1"));
        assertThat(list.first()).has("id", id).has("url", PUBLIC).has("createdBy", "token:bootstrap");
        assertThat(tokens.admin().get("/api/v1/audit?action=webhook-created").body())
                .contains(id)
                .doesNotContain("/hook");
    }

    @Test
    void canBeDisabledAndDeleted() {
        String path =
                "/api/v1/webhooks/" + create("{\"url\": \"" + PUBLIC + "\"}").text("id");

        HttpResponse<String> disabled = tokens.admin()
                .call("PUT", path, "{\"url\": \"" + PUBLIC + "\", \"enabled\": false, \"names\": [\"team-a.*\"]}");
        assertThat(AnswerObject.of(disabled)).has("disabledReason", "an admin disabled it");
        assertThat(AnswerObject.of(tokens.admin().get(path)).texts("names")).containsExactly("team-a.*");
        assertThat(tokens.admin().call("DELETE", path, null)).hasStatus(204);
        assertThat(tokens.admin().get(path)).isRefused(404, "webhook-not-found");
        assertThat(tokens.admin().call("DELETE", path, null)).isRefused(404, "webhook-not-found");
        assertThat(tokens.admin().call("PUT", path, "{\"url\": \"" + PUBLIC + "\"}"))
                .isRefused(404, "webhook-not-found");
        assertThat(tokens.admin().call("POST", path + "/rotate-secret", null)).isRefused(404, "webhook-not-found");
        assertThat(tokens.admin().call("POST", path + "/test", null)).isRefused(404, "webhook-not-found");
        assertThat(tokens.admin().get(path + "/deliveries")).isRefused(404, "webhook-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.1/",
                "https://[::1]:8443/",
                "https://169.254.169.254/latest/meta-data",
                "http://1.1.1.1/",
            })
    void doNotLeadIntoTheNetwork(String url) {
        assertThat(tokens.admin().post("/api/v1/webhooks", "{\"url\": \"" + url + "\"}"))
                .isRefused(422, "webhook-address-forbidden");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "{\"url\": \"hooks\"}",
                "{\"url\": \"ftp://1.1.1.1/\"}",
                "{\"url\": \"https://user:password@1.1.1.1/\"}",
                "{\"url\": \"https://1.1.1.1/#fragment\"}",
                "{\"url\": \"https://1.1.1.1:70000/\"}",
                "{\"url\": \"https://nowhere.invalid/\"}",
                "{\"url\": \"https://1.1.1.1/\", \"events\": []}",
                "{\"url\": \"https://1.1.1.1/\", \"events\": [null]}",
                "{\"url\": \"https://1.1.1.1/\", \"events\": [\"dev.snapforge.build.ended\"]}",
                "{\"url\": \"https://1.1.1.1/\", \"names\": [\"*.web\"]}",
                "{\"url\": \"https://1.1.1.1/\", \"names\": []}",
                "{\"url\": \"https://1.1.1.1/\", \"names\": [null]}",
                "{\"url\": \"https://1.1.1.1/\", \"description\": \"two\\nlines\"}",
            })
    void areRefusedUnlessTheyMakeSense(String body) {
        assertThat(tokens.admin().post("/api/v1/webhooks", body)).isRefused(400, "invalid-webhook");
    }

    @Test
    void areNotWithoutNumber() {
        String id = create("{\"url\": \"" + PUBLIC + "\"}").text("id");
        database.sql("INSERT INTO webhook (id, url, events, names, secret, created_by, created_at)"
                        + " SELECT gen_random_uuid(), url, events, names, secret, created_by, created_at"
                        + " FROM webhook, generate_series(1, 199) WHERE id = :id")
                .param("id", UUID.fromString(id))
                .update();

        assertThat(tokens.admin().post("/api/v1/webhooks", "{\"url\": \"" + PUBLIC + "\"}"))
                .isRefused(409, "too-many-webhooks");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?limit=0", "?cursor=x", "?status=LOST"})
    void areListedAsAskedOrNotAtAll(String query) {
        String id = create("{\"url\": \"" + PUBLIC + "\"}").text("id");

        assertThat(tokens.admin().get("/api/v1/webhooks/" + id + "/deliveries" + query))
                .isRefused(400, "invalid-webhook");
        assertThat(tokens.admin().get("/api/v1/webhooks/" + id + "/deliveries/" + ID))
                .isRefused(404, "webhook-delivery-not-found");
    }

    /** A name that was public when the webhook was made, and is this machine's when something is sent. */
    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:", "http://127.0.0.1:", "https://localhost:"})
    void addressesAreCheckedWhenTheyAreCalled(String url) {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            String id = create("{\"url\": \"" + PUBLIC + "\"}").text("id");
            database.sql("UPDATE webhook SET url = :url WHERE id = :id")
                    .param("url", url + receiver.port() + "/")
                    .param("id", UUID.fromString(id))
                    .update();
            assertThat(tokens.admin().call("POST", "/api/v1/webhooks/" + id + "/test", null))
                    .hasStatus(202);

            await().until(() -> PageAnswer.of(tokens.admin().get("/api/v1/webhooks/" + id + "/deliveries"))
                            .first()
                            .number("attempts")
                    > 0);
            assertThat(PageAnswer.of(tokens.admin().get("/api/v1/webhooks/" + id + "/deliveries"))
                            .first())
                    .has("error", "address-forbidden")
                    .hasNull("httpStatus");
            assertThat(receiver.messages(it -> true)).isEmpty();
        }
    }

    private AnswerObject create(String body) {
        HttpResponse<String> answer = tokens.admin().post("/api/v1/webhooks", body);
        assertThat(answer).hasStatus(201);
        return AnswerObject.of(answer);
    }
}

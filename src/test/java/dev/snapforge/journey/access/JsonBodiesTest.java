package dev.snapforge.journey.access;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ProtectedService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nothing in a JSON body is skipped in silence. */
@ProtectedService
class JsonBodiesTest extends AccessFixture {

    private static final String DIGEST = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST|/api/v1/tokens|expiresIn|expiresAt",
                "PUT|/api/v1/names/app/channels/stable|verison|version",
                "POST|/api/v1/snapshots/" + DIGEST + "/revoke|raeson|reason",
                "POST|/api/v1/keys/abc/retire|raeson|reason",
                "POST|/api/v1/keys/abc/revoke|because|reason",
            })
    void refusesUnknownFields(String method, String path, String field, String nearest) {
        assertThat(tokens.admin().call(method, path, "{\"" + field + "\": \"P30D\"}"))
                .isRefused(400, "unknown-field")
                .found(field)
                .has("hint", "Instead of '" + field + "', did you mean '" + nearest + "'?")
                .satisfies(it -> assertThat(it.texts("known")).contains(nearest))
                .at("/" + field);
    }

    @ParameterizedTest
    @CsvSource({
        "POST,/api/v1/names/app/rebuild",
        "POST,/api/v1/builds/0199c1f0-7a80-7000-8000-00000000000b/rebuild",
        "POST,/api/v1/builds/0199c1f0-7a80-7000-8000-00000000000b/cancel",
        "POST,/api/v1/storage/checks",
        "POST,/api/v1/storage/retention/preview",
        "DELETE,/api/v1/names/app/channels/stable",
    })
    void refusesFieldsOfOperationsThatTakeNone(String method, String path) {
        assertThat(tokens.admin().call(method, path, "{\"targets\": [\"x\"]}"))
                .isRefused(400, "unknown-field")
                .has("expected", "no fields")
                .hasSize("known", 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"a\", \"name\": \"b\", \"scopes\": [\"admin\"]}|Duplicate",
                "{\"name\": \"a\", \"scopes\": [\"admin\"]} {}|something follows it",
                "{\"name\": \"a\"|end-of-input",
                "[{\"name\": \"a\"}]|it is another kind of value",
                "\"a\"|it is another kind of value",
                "\"\"|it is another kind of value",
                "1|it is another kind of value",
                "{\"name\": \"a\", \"scopes\": [\"admin\"]} 1|something follows it",
            })
    void refusesWhatIsNotOneObject(String body, String reason) {
        assertThat(tokens.admin().post("/api/v1/tokens", body))
                .isRefused(400, "malformed-request")
                .contains("detail", reason)
                .satisfies(it -> assertThat(it.text("detail")).doesNotContain("dev.snapforge"))
                .hasSome("expected")
                .hasSome("hint");
    }

    @Test
    void saysWhichFieldHasTheWrongType() {
        assertThat(tokens.admin().post("/api/v1/tokens", "{\"name\": \"a\", \"scopes\": [{\"admin\": 1}]}"))
                .isRefused(400, "malformed-request")
                .at("/scopes/0");
    }
}

package dev.snapforge.journey.api;

import static dev.snapforge.service.ProtectedClient.refused;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

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
        JsonNode problem =
                refused(tokens.admin().call(method, path, "{\"" + field + "\": \"P30D\"}"), 400, "unknown-field");

        assertThat(problem.at("/found").asString()).isEqualTo(field);
        assertThat(problem.at("/hint").asString())
                .isEqualTo("Instead of '" + field + "', did you mean '" + nearest + "'?");
        assertThat(problem.at("/known").toString()).contains("\"" + nearest + "\"");
        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/" + field);
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
        JsonNode problem = refused(tokens.admin().call(method, path, "{\"targets\": [\"x\"]}"), 400, "unknown-field");

        assertThat(problem.at("/expected").asString()).isEqualTo("no fields");
        assertThat(problem.at("/known")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\": \"a\", \"name\": \"b\", \"scopes\": [\"admin\"]}|Duplicate",
                "{\"name\": \"a\", \"scopes\": [\"admin\"]} {}|Trailing",
                "{\"name\": \"a\"|end-of-input",
            })
    void refusesWhatIsNotOneObject(String body, String reason) {
        JsonNode problem = refused(tokens.admin().post("/api/v1/tokens", body), 400, "malformed-request");

        assertThat(problem.at("/detail").asString()).contains(reason);
        assertThat(problem.at("/expected").asString()).isNotEmpty();
        assertThat(problem.at("/hint").asString()).isNotEmpty();
    }

    @Test
    void saysWhichFieldHasTheWrongType() {
        JsonNode problem = refused(
                tokens.admin().post("/api/v1/tokens", "{\"name\": \"a\", \"scopes\": [[\"admin\"]]}"),
                400,
                "malformed-request");

        assertThat(problem.at("/errors/0/pointer").asString()).isEqualTo("/scopes/0");
    }
}

package dev.snapforge.journey.access;

import static dev.snapforge.support.ProtectedClient.items;
import static dev.snapforge.support.ProtectedClient.json;
import static dev.snapforge.support.ProtectedClient.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.JsonNode;

/** What is kept of who changed what. */
@ProtectedService
class AuditTest extends AccessFixture {

    @Test
    void keepsWhoChangedWhat() {
        ProtectedClient ci = tokens.client("audited", null, "builds:write");
        String id = ci.build("name=audited&version=1.0.0", SCRIPT).at("/id").asString();
        ci.post("/api/v1/builds/" + id + "/cancel", "");
        ci.post("/api/v1/builds/" + id + "/rebuild", "");

        HttpResponse<String> all = tokens.admin().get("/api/v1/audit?principal=token:audited");
        assertThat(items(all, "action")).containsExactly("build-rebuilt", "build-cancelled", "build-submitted");
        JsonNode first = json(all).at("/items/2");
        assertThat(first.at("/subject").asString()).isEqualTo(id);
        assertThat(first.at("/details/name").asString()).isEqualTo("audited");
        assertThat(first.at("/credential").asString()).isNotEmpty();

        HttpResponse<String> page = tokens.admin().get("/api/v1/audit?principal=token:audited&limit=2");
        assertThat(items(
                        tokens.admin()
                                .get("/api/v1/audit?principal=token:audited&limit=2&cursor="
                                        + json(page).at("/next").asString()),
                        "action"))
                .containsExactly("build-submitted");
        String at = json(all).at("/items/1/at").asString();
        assertThat(items(tokens.admin().get("/api/v1/audit?principal=token:audited&since=" + at), "action"))
                .containsExactly("build-rebuilt", "build-cancelled");
        assertThat(items(tokens.admin().get("/api/v1/audit?action=build-rebuilt&principal=token:audited"), "action"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"since=yesterday", "limit=0", "limit=201", "cursor=x"})
    void refusesQueriesOfTheAuditThatCannotBe(String query) {
        refused(tokens.admin().get("/api/v1/audit?" + query), 400, "invalid-audit-query");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"UPDATE audit_event SET principal = 'x'", "DELETE FROM audit_event", "TRUNCATE audit_event"})
    void nobodyChangesTheAudit(String statement) {
        tokens.make("kept", null, null, "builds:write");

        assertThatThrownBy(() -> database.sql(statement).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("never changed");
    }
}

package dev.snapforge.journey.access;

import static dev.snapforge.support.ProtectedClient.items;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.answer.PageAnswer;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;

/** What is kept of who changed what. */
@ProtectedService
class AuditTest extends AccessFixture {

    @Test
    void keepsWhoChangedWhat() {
        ProtectedClient ci = tokens.client("audited", null, "builds:write");
        String id = ci.build("name=audited&version=1.0.0", SCRIPT).id();
        ci.post("/api/v1/builds/" + id + "/cancel", "");
        ci.post("/api/v1/builds/" + id + "/rebuild", "");

        HttpResponse<String> all = tokens.admin().get("/api/v1/audit?principal=token:audited");
        assertThat(items(all, "action")).containsExactly("build-rebuilt", "build-cancelled", "build-submitted");
        assertThat(PageAnswer.of(all).items().get(2))
                .has("subject", id)
                .hasSome("credential")
                .object("details")
                .has("name", "audited");

        HttpResponse<String> page = tokens.admin().get("/api/v1/audit?principal=token:audited&limit=2");
        assertThat(items(
                        tokens.admin()
                                .get("/api/v1/audit?principal=token:audited&limit=2&cursor="
                                        + PageAnswer.of(page).next().orElseThrow()),
                        "action"))
                .containsExactly("build-submitted");
        String at = PageAnswer.of(all).items().get(1).text("at");
        assertThat(items(tokens.admin().get("/api/v1/audit?principal=token:audited&since=" + at), "action"))
                .containsExactly("build-rebuilt", "build-cancelled");
        assertThat(items(tokens.admin().get("/api/v1/audit?action=build-rebuilt&principal=token:audited"), "action"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"since=yesterday", "limit=0", "limit=201", "cursor=x"})
    void refusesQueriesOfTheAuditThatCannotBe(String query) {
        assertThat(tokens.admin().get("/api/v1/audit?" + query)).isRefused(400, "invalid-audit-query");
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

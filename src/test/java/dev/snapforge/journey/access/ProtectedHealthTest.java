package dev.snapforge.journey.access;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.support.ProtectedClient;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.Tokens;
import dev.snapforge.support.answer.AnswerObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where callers are asked who they are, everybody learns whether the service is well, and admins learn why not. */
@ProtectedService
class ProtectedHealthTest {

    @LocalServerPort
    private int port;

    @Autowired
    private AccessSettings settings;

    @Autowired
    private JdbcClient database;

    private Tokens tokens;

    @BeforeEach
    void connect() {
        tokens = new Tokens(port, settings);
        // Another test is about it, and all of them share the first admin.
        database.sql("DELETE FROM rate_bucket").update();
    }

    @Test
    void everybodyGetsTheStatus() {
        assertThat(ProtectedClient.json(tokens.nobody().get("/actuator/health/readiness"))
                        .propertyNames())
                .containsExactly("status");
        assertThat(tokens.nobody().get("/actuator/health/readiness/db")).hasStatus(404);
    }

    @Test
    void adminsGetTheParts() {
        assertThat(component("readiness", "db").object("details")).has("database", "PostgreSQL");
        // This process is none, and says so.
        assertThat(component("builder", "engines")).has("status", "UNKNOWN");
    }

    @Test
    void whoMayOnlyBuildGetsTheStatus() {
        assertThat(ProtectedClient.json(tokens.client("health", null, "snapshots:read", "builds:write")
                                .get("/actuator/health"))
                        .has("components"))
                .isFalse();
    }

    private AnswerObject component(String group, String name) {
        return AnswerObject.of(tokens.admin().get("/actuator/health/" + group))
                .object("components")
                .object(name);
    }
}

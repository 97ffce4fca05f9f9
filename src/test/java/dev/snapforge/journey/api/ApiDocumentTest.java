package dev.snapforge.journey.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.access.AccessSettings;
import dev.snapforge.access.web.OperationScopes;
import dev.snapforge.api.OpenApiDocument;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.support.Tokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** The committed OpenAPI document is what the annotations say: {@code -Dtests.openapi.write=true} writes it. */
@ProtectedService
class ApiDocumentTest {

    private static final Path COMMITTED = Path.of("src/main/resources/openapi.json");

    static {
        // Types of libraries, which are no schemas of ours: any JSON, and text that comes bit by bit.
        SpringDocUtils.getConfig()
                .replaceWithClass(JsonNode.class, Object.class)
                .replaceWithClass(SseEmitter.class, String.class);
    }

    @LocalServerPort
    private int port;

    @Autowired
    private AccessSettings access;

    @Autowired
    private ApplicationContext context;

    private Tokens tokens;

    @BeforeEach
    void becomeAdmin() throws IOException {
        tokens = new Tokens(port, access);
    }

    @Test
    void isWhatTheAnnotationsSay() throws IOException {
        HttpResponse<String> springdoc = tokens.admin().get("/generated/api-docs");
        assertThat(springdoc.statusCode()).as(springdoc.body()).isEqualTo(200);

        String generated = OpenApiDocument.complete(springdoc.body(), new OperationScopes(context));

        if (Boolean.getBoolean("tests.openapi.write")) {
            Files.writeString(COMMITTED, generated);
        }
        assertThat(Files.readString(COMMITTED))
                .as("Run this test with -Dtests.openapi.write=true and commit %s", COMMITTED)
                .isEqualTo(generated);
    }

    @Test
    void isServedToEverybodyAndMayBeKept() throws IOException {
        HttpResponse<String> answer = tokens.nobody().get("/v3/api-docs");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(Files.readString(COMMITTED));
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("max-age=300, public");
        String tag = answer.headers().firstValue("ETag").orElseThrow();
        assertThat(tokens.nobody().get("/v3/api-docs", "If-None-Match", tag).statusCode())
                .isEqualTo(304);
    }

    @Test
    void isYamlAsWell() {
        HttpResponse<String> answer = tokens.nobody().get("/v3/api-docs.yaml");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/yaml");
    }

    @Test
    void swaggerUiShowsIt() {
        HttpResponse<String> page = tokens.nobody().get("/swagger-ui.html");
        assertThat(page.statusCode()).isEqualTo(302);
        assertThat(page.headers().firstValue("Location").orElseThrow()).endsWith("/swagger-ui/index.html");

        assertThat(tokens.nobody().get("/swagger-ui/index.html").body()).contains("swagger-initializer.js");
        assertThat(tokens.nobody().get("/swagger-ui/swagger-initializer.js").body())
                .contains("../v3/api-docs");
        assertThat(tokens.nobody().get("/swagger-ui/swagger-ui-bundle.js").statusCode())
                .isEqualTo(200);
    }
}

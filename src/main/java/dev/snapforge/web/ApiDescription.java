package dev.snapforge.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import tools.jackson.databind.JsonNode;

/** The head of the OpenAPI document; the operations describe themselves. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String FIRST_STEPS = """
            Builds V8 startup snapshots, proves that they load and behave like their source, signs them and serves them.

            **First steps**

            1. Open `POST /api/v1/builds`, press *Try it out* and *Execute*. The answer shows the build with one job for \
            each engine, and in each job the digest of the snapshot it made.
            2. Reload this page. The examples now name that build and its snapshot, so that every other operation can be \
            tried in the same way.
            3. Download the container, its signature and the key; `GET /api/v1/snapshots/{digest}/signature` says how \
            OpenSSL checks them.

            Every refusal is `application/problem+json` (RFC 9457) with a stable `code`; where it helps, also with what was \
            `expected`, what was `found`, and a `hint`. Times are RFC 3339 in UTC, durations are in milliseconds and sizes \
            in bytes. Lists have `items` and `next`, the `cursor` of the following part.
            """;

    static {
        // Types of libraries, which are no schemas of ours: any JSON, and text that comes bit by bit.
        SpringDocUtils.getConfig()
                .replaceWithClass(JsonNode.class, Object.class)
                .replaceWithClass(SseEmitter.class, String.class);
    }

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Snapforge")
                        .version("v1")
                        .summary("V8 startup snapshots as a service")
                        .description(FIRST_STEPS)
                        .license(new License().name("Apache-2.0").identifier("Apache-2.0")))
                // Relative, so that "Try it out" goes to where the page came from.
                .servers(List.of(new Server().url("/").description("this service")));
    }
}

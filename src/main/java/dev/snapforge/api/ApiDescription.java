package dev.snapforge.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.info.License;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.annotations.servers.Server;
import io.swagger.v3.oas.annotations.tags.Tag;

/**
 * The head of the OpenAPI document; the operations describe themselves. A test makes the document from all these annotations and
 * compares it with {@code openapi.json}, which {@link ApiDocumentController} serves.
 */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "Snapforge",
                        version = "v1",
                        summary = "V8 startup snapshots as a service",
                        description = ApiDescription.FIRST_STEPS,
                        license = @License(name = "Apache-2.0", identifier = "Apache-2.0")),
        // Relative, so that "Try it out" goes to where the page came from.
        servers = @Server(url = "/", description = "this service"),
        tags = {
            @Tag(name = "Builds", description = "Send JavaScript, get one snapshot for each engine"),
            @Tag(
                    name = "Names",
                    description = "Versions that never change, channels that point to them, and what a runtime gets"),
            @Tag(
                    name = "Snapshots",
                    description = "Published V8 startup snapshots, addressed by the SHA-256 of their container"),
            @Tag(name = "Engines", description = "What snapshots can be built for"),
            @Tag(name = "Keys", description = "Public keys that snapshots are checked with"),
            @Tag(name = "Access", description = "API tokens; only if `snapforge.access.mode` has `tokens`"),
            @Tag(name = "Audit", description = "Who changed what, and when"),
            @Tag(name = "Webhooks", description = "Other services are told what happens, by HTTP"),
            @Tag(
                    name = "Storage",
                    description = "Whether the stored content is still intact, and what is no longer needed")
        })
@SecurityScheme(
        name = ApiDescription.BEARER,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API token (`sf_…`), or a token of a trusted issuer; not needed if the service checks no"
                + " credentials (`snapforge.access.mode=loopback`)")
final class ApiDescription {

    static final String BEARER = "bearer";

    static final String FIRST_STEPS = """
            Builds V8 startup snapshots, proves that they load and behave like their source, signs them and serves them.

            **First steps**

            1. Open `POST /api/v1/builds`, press *Try it out* and *Execute*. The response shows the build with one job per \
            engine, and in each job the digest of the snapshot it made.
            2. Reload this page. Swagger UI now fills in that build and its snapshot, so that every other operation can be \
            tried in the same way.
            3. Download the container, its signature and the key; `GET /api/v1/snapshots/{digest}/signature` explains how \
            to check them with OpenSSL.

            Every refusal is `application/problem+json` (RFC 9457) with a stable `code` and, if it helps, with what was \
            `expected`, what was `found`, and a `hint`. Times are RFC 3339 in UTC, durations are in milliseconds and sizes \
            in bytes. Lists have `items` and `next`, the `cursor` of the next page.
            """;

    private ApiDescription() {}
}

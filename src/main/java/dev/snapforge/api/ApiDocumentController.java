package dev.snapforge.api;

import dev.snapforge.core.Digest;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Serves the OpenAPI document, which is made when the service is built and not when it is asked for. */
@Hidden
@RestController
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class ApiDocumentController {

    private static final String PATH = "/v3/api-docs";
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final byte[] document;
    private final String entityTag;

    ApiDocumentController() throws IOException {
        this.document = new ClassPathResource("openapi.json").getContentAsByteArray();
        this.entityTag = Digest.of(document).hex();
    }

    @GetMapping(path = PATH, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> json() {
        return answer();
    }

    /** The same text: JSON is YAML. */
    @GetMapping(path = PATH + ".yaml", produces = MediaType.APPLICATION_YAML_VALUE)
    ResponseEntity<byte[]> yaml() {
        return answer();
    }

    private ResponseEntity<byte[]> answer() {
        return ResponseEntity.ok()
                .eTag(entityTag)
                .cacheControl(CacheControl.maxAge(FRESH).cachePublic())
                .body(document);
    }
}

package dev.snapforge.signing.key.web;

import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.signing.key.KeyRing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The public keys that snapshots are checked with. */
@RestController
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Keys", description = "Public keys that snapshots are checked with")
class KeyController {

    private static final String PEM = "application/x-pem-file";

    private final KeyRing ring;

    KeyController(KeyRing ring) {
        this.ring = ring;
    }

    @GetMapping(value = "/api/v1/keys", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "All keys this service ever signed with, oldest first",
            description = "Also retired and revoked ones, with their status: `curl localhost:8080/api/v1/keys`")
    Keys keys() {
        return new Keys(ring.all().stream().map(Key::of).toList());
    }

    @GetMapping(value = "/api/v1/keys/{keyId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "One key: as JSON with its validity, or as PEM with Accept: application/x-pem-file",
            description = "`curl -H 'Accept: application/x-pem-file' localhost:8080/api/v1/keys/$KEY_ID > key.pem`")
    @ApiResponse(responseCode = "404", description = "`key-not-found`")
    Key key(@Parameter(description = "RFC 7638 thumbprint, an `id` of /api/v1/keys") @PathVariable String keyId) {
        return Key.of(ring.get(keyId));
    }

    @GetMapping(value = "/api/v1/keys/{keyId}", produces = PEM)
    @Operation(hidden = true)
    String pem(@PathVariable String keyId) {
        return ring.get(keyId).toPem();
    }

    @GetMapping(value = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "The keys as a JSON Web Key Set (RFC 7517, RFC 8037), without revoked ones",
            description = "`curl localhost:8080/.well-known/jwks.json`")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\","
                                                    + "\"kid\":\"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k\",\"alg\":\"EdDSA\",\"use\":\"sig\","
                                                    + "\"nbf\":1780272000,\"status\":\"ACTIVE\"}]}")))
    Map<String, Object> keySet() {
        // A reader of key sets trusts every key it finds and may know nothing of status: revoked ones must not be
        // there.
        return Map.of(
                "keys",
                ring.all().stream()
                        .filter(key -> key.status() != KeyStatus.REVOKED)
                        .map(KeyController::jwk)
                        .toList());
    }

    private static Map<String, Object> jwk(PublicKeyInfo key) {
        Map<String, Object> jwk = new LinkedHashMap<>(key.toJwk());
        jwk.put("kid", key.keyId());
        jwk.put("alg", "EdDSA");
        jwk.put("use", "sig");
        jwk.put("nbf", key.notBefore().getEpochSecond());
        if (key.notAfter() != null) {
            jwk.put("exp", key.notAfter().getEpochSecond());
        }
        jwk.put("status", key.status().name());
        return jwk;
    }

    record Keys(List<Key> items) {}

    /** @param publicKey the 32 raw bytes in base64 */
    record Key(
            String id,
            String algorithm,
            String publicKey,
            Instant notBefore,
            @Nullable Instant notAfter,
            KeyStatus status) {

        static Key of(PublicKeyInfo key) {
            return new Key(
                    key.keyId(),
                    "Ed25519",
                    Base64.getEncoder().encodeToString(key.raw32()),
                    key.notBefore(),
                    key.notAfter(),
                    key.status());
        }
    }
}

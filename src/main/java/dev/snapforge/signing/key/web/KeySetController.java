package dev.snapforge.signing.key.web;

import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.signing.key.KeyRing;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The public keys in the form that other tools read, and what the clients of Snapforge need beside them. */
@RestController
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Keys")
class KeySetController {

    private final KeyRing ring;

    KeySetController(KeyRing ring) {
        this.ring = ring;
    }

    @GetMapping(value = "/.well-known/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getKeySet",
            summary = "Get the keys as a JSON Web Key Set",
            description =
                    "RFC 7517 and RFC 8037, without revoked keys: a reader of key sets trusts every key it finds. Two members are"
                            + " Snapforge's own: `endorsements`, DSSE envelopes in which one key vouches for the next, and"
                            + " `revoked`, the ids of keys that nobody may trust any more.")
    @ApiResponse(
            responseCode = "200",
            description = "The key set",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            examples =
                                    @ExampleObject(
                                            "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\","
                                                    + "\"kid\":\"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k\",\"alg\":\"EdDSA\",\"use\":\"sig\","
                                                    + "\"nbf\":1780272000,\"status\":\"ACTIVE\"}],\"endorsements\":[],\"revoked\":[]}")))
    Map<String, Object> keySet() {
        // A reader of key sets trusts every key it finds and may know nothing of status: revoked ones must not be
        // there.
        List<PublicKeyInfo> all = ring.all();
        return Map.of(
                "keys",
                all.stream()
                        .filter(key -> key.status() != KeyStatus.REVOKED)
                        .map(KeySetController::jwk)
                        .toList(),
                "endorsements",
                ring.endorsements().stream().map(JsonMapper.shared()::readTree).toList(),
                "revoked",
                all.stream()
                        .filter(key -> key.status() == KeyStatus.REVOKED)
                        .map(PublicKeyInfo::keyId)
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
}

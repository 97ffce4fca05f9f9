package dev.snapforge.signing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.snapforge.signing.KeyRing;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
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
            description = "RFC 7517 and RFC 8037, without revoked keys, because readers of key sets trust every key "
                    + "in them. Two members are Snapforge's own: `endorsements`, DSSE envelopes in which one "
                    + "key vouches for the next, and `revoked`, the ids of keys that must not be trusted any "
                    + "more.")
    @ApiResponse(responseCode = "200", description = "The key set")
    KeySet keySet() {
        // A reader of key sets trusts every key it finds and may know nothing of status: revoked ones must not be
        // there.
        List<PublicKeyInfo> all = ring.all();
        return new KeySet(
                all.stream()
                        .filter(key -> key.status() != KeyStatus.REVOKED)
                        .map(Jwk::of)
                        .toList(),
                ring.endorsements().stream().map(JsonMapper.shared()::readTree).toList(),
                all.stream()
                        .filter(key -> key.status() == KeyStatus.REVOKED)
                        .map(PublicKeyInfo::keyId)
                        .toList());
    }

    @Schema(name = "KeySet", description = "A JSON Web Key Set (RFC 7517), and two members of Snapforge's own")
    record KeySet(
            @Schema(description = "All keys that are not revoked, oldest first")
            List<Jwk> keys,

            // Kept as they were signed.
            @ArraySchema(
                    arraySchema = @Schema(description = "Envelopes in which one key vouches for the next"),
                    schema = @Schema(ref = "#/components/schemas/DsseEnvelope"))
            List<JsonNode> endorsements,

            @Schema(description = "Ids of keys that must not be trusted any more")
            List<String> revoked) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Jwk", description = "A public key as a JSON Web Key (RFC 7517, RFC 8037)")
    record Jwk(
            @Schema(description = "The key type", example = "OKP")
            String kty,

            @Schema(description = "The curve", example = "Ed25519")
            String crv,

            @Schema(
                    description = "The public key in base64url",
                    example = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
            String x,

            @Schema(
                    description = "Its id: the RFC 7638 thumbprint",
                    example = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
            String kid,

            @Schema(description = "The algorithm", example = "EdDSA")
            String alg,

            @Schema(description = "What it is for", example = "sig")
            String use,

            @Schema(description = "Nothing it signed earlier is valid; seconds since 1970", example = "1780272000")
            long nbf,

            @Schema(
                    description = "Nothing it signed later is valid; seconds since 1970, left out while it is in use",
                    example = "1788220800")
            @Nullable
            Long exp,

            @Schema(description = "Whether it signs or is retired")
            KeyStatus status) {

        static Jwk of(PublicKeyInfo key) {
            Map<String, Object> jwk = key.toJwk();
            return new Jwk(
                    String.valueOf(jwk.get("kty")),
                    String.valueOf(jwk.get("crv")),
                    String.valueOf(jwk.get("x")),
                    key.keyId(),
                    "EdDSA",
                    "sig",
                    key.notBefore().getEpochSecond(),
                    key.notAfter() == null ? null : key.notAfter().getEpochSecond(),
                    key.status());
        }
    }
}

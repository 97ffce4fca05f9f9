package dev.snapforge.signing.web;

import dev.snapforge.signing.KeyRecord;
import dev.snapforge.signing.KeyRing;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The public keys that snapshots are checked with. */
@RestController
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Keys")
class KeyController {

    private static final String PEM = "application/x-pem-file";

    private final KeyRing ring;

    KeyController(KeyRing ring) {
        this.ring = ring;
    }

    @GetMapping(value = "/api/v1/keys", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "listKeys",
            summary = "List the keys, oldest first",
            description = "All keys that this service ever signed with, including retired and revoked ones, with "
                    + "their status.")
    @ApiResponse(responseCode = "200", description = "The keys")
    Keys keys() {
        return new Keys(ring.records().stream().map(Key::of).toList());
    }

    @GetMapping(value = "/api/v1/keys/{keyId}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "getKey",
            summary = "Get a key",
            description = "As JSON with its validity, or as PEM for OpenSSL:"
                    + " `curl -H 'Accept: application/x-pem-file' localhost:8080/api/v1/keys/$KEY_ID > key.pem`")
    @ApiResponse(
            responseCode = "200",
            description = "The key",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = Key.class)),
                @Content(
                        mediaType = PEM,
                        schema = @Schema(type = "string", description = "SubjectPublicKeyInfo (RFC 8410)"))
            })
    @ApiResponse(responseCode = "404", description = "`key-not-found`")
    Key key(
            @Parameter(
                            description = "A key id from `GET /api/v1/keys`: an RFC 7638 thumbprint",
                            example = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
                    @PathVariable
                    String keyId) {
        return Key.of(ring.record(keyId));
    }

    @GetMapping(value = "/api/v1/keys/{keyId}", produces = PEM)
    @Operation(hidden = true)
    String pem(@PathVariable String keyId) {
        return ring.get(keyId).toPem();
    }

    @PostMapping(
            path = "/api/v1/keys/{keyId}/retire",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "retireKey",
            summary = "Retire a key",
            description = "It no longer signs; what it signed stays valid.")
    @ApiResponse(responseCode = "200", description = "The key, now retired")
    @ApiResponse(responseCode = "400", description = "`malformed-reason`")
    @ApiResponse(responseCode = "404", description = "`key-not-found`")
    @ApiResponse(responseCode = "409", description = "`key-in-use` or `key-already-withdrawn`")
    Key retire(
            @Parameter(
                            description = "A key id from `GET /api/v1/keys`",
                            example = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
                    @PathVariable
                    String keyId,
            @RequestBody KeyWithdrawalRequest withdrawal) {
        return Key.of(ring.retire(keyId, withdrawal.reasonOrEmpty()));
    }

    @PostMapping(
            path = "/api/v1/keys/{keyId}/revoke",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "revokeKey",
            summary = "Revoke a key",
            description = "For a key that others may have: nothing that it ever signed is valid any more. Snapshots "
                    + "answer 410 `key-revoked` until they are built again. This cannot be undone.")
    @ApiResponse(responseCode = "200", description = "The key, now revoked")
    @ApiResponse(responseCode = "400", description = "`malformed-reason`")
    @ApiResponse(responseCode = "404", description = "`key-not-found`")
    @ApiResponse(responseCode = "409", description = "`key-already-withdrawn`")
    Key revoke(
            @Parameter(
                            description = "A key id from `GET /api/v1/keys`",
                            example = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")
                    @PathVariable
                    String keyId,
            @RequestBody KeyWithdrawalRequest withdrawal) {
        return Key.of(ring.revoke(keyId, withdrawal.reasonOrEmpty()));
    }

    @Schema(name = "Keys", description = "All keys; the list is short, so it has no pages")
    record Keys(@Schema(description = "Oldest first") List<Key> items) {}

    @Schema(name = "Key", description = "A public key")
    record Key(
            @Schema(description = "RFC 7638 thumbprint") String id,

            @Schema(description = "The algorithm", example = "Ed25519")
            String algorithm,

            @Schema(description = "The 32 raw bytes in base64")
            String publicKey,

            @Schema(description = "Nothing it signed earlier is valid")
            Instant notBefore,

            @Schema(description = "Nothing it signed later is valid; null while it is in use") @Nullable
            Instant notAfter,

            @Schema(description = "Whether it signs, is retired, or must not be trusted")
            KeyStatus status,

            @Schema(description = "Why it was withdrawn; null while it is in use") @Nullable
            String reason,

            @Schema(description = "When it was withdrawn; null while it is in use") @Nullable
            Instant changedAt) {

        static Key of(KeyRecord found) {
            PublicKeyInfo key = found.key();
            return new Key(
                    key.keyId(),
                    "Ed25519",
                    Base64.getEncoder().encodeToString(key.raw32()),
                    key.notBefore(),
                    key.notAfter(),
                    key.status(),
                    found.reason(),
                    found.changedAt());
        }
    }
}

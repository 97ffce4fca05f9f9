package dev.snapforge.snapshot.web;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.advisory.AdvisoryPolicy;
import dev.snapforge.advisory.EngineAdvisory;
import dev.snapforge.advisory.VulnerablePolicy;
import dev.snapforge.api.WarningHeader;
import dev.snapforge.core.Digest;
import dev.snapforge.snapshot.ContainerSlice;
import dev.snapforge.snapshot.DownloadableContent;
import dev.snapforge.snapshot.SnapshotProof;
import dev.snapforge.snapshot.Snapshots;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hands out a snapshot's bytes and the proofs that go with them. */
@RestController
@RequestMapping("/api/v1/snapshots/{digest}")
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
@Tag(name = "Snapshots")
@ApiResponse(responseCode = "400", description = "`malformed-digest`")
@ApiResponse(responseCode = "404", description = "`snapshot-not-found`")
@ApiResponse(responseCode = "410", description = "`snapshot-revoked`, with the reason, or `key-revoked`")
class DownloadController {

    /** The media type under which other tools keep DSSE envelopes; plain JSON is right as well. */
    static final String DSSE = "application/vnd.dsse.envelope.v1+json";

    private static final String PREFERRED =
            "Prefer the attestation of a build that a token of this repository's CI requested";

    private final Snapshots snapshots;
    private final CallerContext access;
    private final AdvisoryPolicy advisories;
    private final DownloadResponses downloads;

    DownloadController(
            Snapshots snapshots, CallerContext access, AdvisoryPolicy advisories, DownloadResponses downloads) {
        this.snapshots = snapshots;
        this.access = access;
        this.advisories = advisories;
        this.downloads = downloads;
    }

    @GetMapping("/blob")
    @Operation(
            operationId = "getSnapshotBlob",
            summary = "Download the V8 startup data",
            description = "A slice of the container, ready for V8. Conditional requests and range requests are "
                    + "supported; a range always refers to the uncompressed bytes. Verify the container before "
                    + "you pass its blob to V8.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Range",
            description = "One range of the uncompressed bytes",
            examples = @ExampleObject(name = "one", summary = "the header", value = "bytes=0-79"),
            schema = @Schema(type = "string"))
    @FileDownloadOperation
    void blob(
            @Parameter(description = DigestParameter.DESCRIPTION, example = DigestParameter.EXAMPLE) @PathVariable
                    String digest,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Digest snapshot = Digest.parse(digest);
        downloads.send(content(snapshot, response).blob(), null, fileName(snapshot, "blob"), request, response);
    }

    @GetMapping("/container")
    @Operation(
            operationId = "getSnapshotContainer",
            summary = "Download the container",
            description = "The `.v8ss` file that was signed, with the same HTTP features as the blob.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Range",
            description = "One range of the uncompressed bytes",
            examples = @ExampleObject(name = "one", summary = "the header", value = "bytes=0-63"),
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Prefer",
            description = "`redirect`: the response may redirect to the store",
            examples = @ExampleObject(name = "one", summary = "the header", value = "redirect"),
            schema = @Schema(type = "string"))
    @Parameter(
            in = ParameterIn.HEADER,
            name = AvailableDictionary.HEADER,
            description =
                    "The SHA-256 of a container that the client has; with `Accept-Encoding: dcz`, the response may be a"
                            + " delta to it (RFC 9842)",
            examples =
                    @ExampleObject(
                            name = "one",
                            summary = "the header",
                            value = ":O2onvM62pC1io6jQKm8Nc2UyFXcd4kOmOsBIoYtZ2ik=:"),
            schema = @Schema(type = "string"))
    @ApiResponse(
            responseCode = "307",
            description = "Only if the service is configured for it, and for a request with `Prefer: redirect` that"
                    + " accepts no content coding: the file in the store itself. The client must verify what it gets"
                    + " from there",
            content = @Content)
    @FileDownloadOperation
    void container(
            @Parameter(description = DigestParameter.DESCRIPTION, example = DigestParameter.EXAMPLE) @PathVariable
                    String digest,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Digest snapshot = Digest.parse(digest);
        ContainerSlice container = content(snapshot, response).container();
        downloads.send(container, dictionary(request), fileName(snapshot, "v8ss"), request, response);
    }

    @GetMapping(path = "/signature", produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
    @Operation(
            operationId = "getSnapshotSignature",
            summary = "Download the signature",
            description = "64 bytes, pure Ed25519 over the whole container. To check it: `openssl pkeyutl -verify "
                    + "-rawin -pubin -inkey key.pem -sigfile x.sig -in x.v8ss`.")
    @ApiResponse(
            responseCode = "200",
            description = "64 bytes",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE,
                            schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> signature(
            @Parameter(description = DigestParameter.DESCRIPTION, example = DigestParameter.EXAMPLE) @PathVariable
                    String digest) {
        return ResponseEntity.ok(snapshots.proof(Digest.parse(digest), reach()).signature());
    }

    @GetMapping(
            path = "/attestation",
            produces = {DSSE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            operationId = "getSnapshotAttestation",
            summary = "Download the attestation",
            description =
                    "A DSSE envelope with an in-toto statement of SLSA provenance; its subjects are the "
                            + "digests of the container and the blob. Several builds may have given the same snapshot: this is the "
                            + "attestation of the first one that was built from the repository asked for, otherwise of the first.")
    @ApiResponse(
            responseCode = "200",
            description = "The envelope",
            content = {
                @Content(mediaType = DSSE, schema = @Schema(implementation = DsseEnvelope.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = DsseEnvelope.class))
            })
    ResponseEntity<byte[]> attestation(
            @Parameter(description = DigestParameter.DESCRIPTION, example = DigestParameter.EXAMPLE) @PathVariable
                    String digest,
            @Parameter(
                            description = PREFERRED,
                            example = "https://github.com/acme/tools",
                            schema = @Schema(type = "string", maxLength = 1000))
                    @RequestParam(required = false)
                    @Nullable
                    String repository) {
        String envelope =
                snapshots.proof(Digest.parse(digest), reach(), repository).attestation();
        return ResponseEntity.ok(envelope.getBytes(StandardCharsets.UTF_8));
    }

    @GetMapping(
            path = "/attestation.sigstore.json",
            produces = {SnapshotProof.SIGSTORE_BUNDLE, MediaType.APPLICATION_JSON_VALUE})
    @Operation(
            operationId = "getSnapshotSigstoreBundle",
            summary = "Download the attestation as a Sigstore bundle",
            description = "The same attestation as a Sigstore bundle, version 0.3, for verifiers that read those. "
                    + "`verificationMaterial` has a public key's hint, which is our key id, and no entry of a transparency "
                    + "log, so a verifier must know the key and ask for no log and no timestamp.")
    @ApiResponse(
            responseCode = "200",
            description = "The bundle",
            content = {
                @Content(
                        mediaType = SnapshotProof.SIGSTORE_BUNDLE,
                        schema = @Schema(implementation = SigstoreBundleView.class)),
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = SigstoreBundleView.class))
            })
    ResponseEntity<byte[]> sigstoreBundle(
            @Parameter(description = DigestParameter.DESCRIPTION, example = DigestParameter.EXAMPLE) @PathVariable
                    String digest,
            @Parameter(
                            description = PREFERRED,
                            example = "https://github.com/acme/tools",
                            schema = @Schema(type = "string", maxLength = 1000))
                    @RequestParam(required = false)
                    @Nullable
                    String repository) {
        String bundle =
                snapshots.proof(Digest.parse(digest), reach(), repository).sigstoreBundle();
        return ResponseEntity.ok(bundle.getBytes(StandardCharsets.UTF_8));
    }

    private DownloadableContent content(Digest snapshot, HttpServletResponse response) {
        DownloadableContent content = snapshots.content(snapshot, reach());
        advisories
                .admit(content.target(), VulnerablePolicy.WARN)
                .flatMap(EngineAdvisory::warning)
                .ifPresent(it -> WarningHeader.add(response, it));
        return content;
    }

    /** What a client says it has counts only if it may know of it: a delta says where two files are equal. */
    private @Nullable Digest dictionary(HttpServletRequest request) {
        return AvailableDictionary.parse(request.getHeader(AvailableDictionary.HEADER))
                .filter(it -> snapshots.isVisible(it, reach()))
                .orElse(null);
    }

    private static String fileName(Digest snapshot, String extension) {
        return "sha256-" + snapshot.hex() + "." + extension;
    }

    private VisibilityFilter reach() {
        return access.reach(Scope.SNAPSHOTS_READ);
    }
}

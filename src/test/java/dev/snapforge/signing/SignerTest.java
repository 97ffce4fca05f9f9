package dev.snapforge.signing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.json.CanonicalJson;
import dev.snapforge.support.OpenSsl;
import dev.snapforge.verify.Dsse;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerificationKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SignerTest {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00.5Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Signer signer;
    private final byte[] container = SampleSnapshots.container();

    @BeforeEach
    void signContainer() throws Exception {
        signer = new Signer(KeysInMemory.settings(folder.resolve("signing-key.pem")), CLOCK);
        Files.writeString(folder.resolve("key.pem"), signer.publicKey().toPem());
        Files.write(folder.resolve("x.v8ss"), container);
        Files.write(folder.resolve("x.sig"), signer.sign(container));
    }

    @Test
    void opensslVerifiesTheSignature() throws Exception {
        OpenSsl.Answer answer = OpenSsl.verify(folder, "key.pem", "x.sig", "x.v8ss");

        assertThat(answer.text()).contains("Signature Verified Successfully");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void opensslRefusesOtherContainerSignatureAndKey() throws Exception {
        container[5000] ^= 1;
        Files.write(folder.resolve("x.v8ss"), container);
        assertThat(OpenSsl.verify(folder, "key.pem", "x.sig", "x.v8ss").exitCode())
                .isNotZero();

        container[5000] ^= 1;
        Files.write(folder.resolve("x.v8ss"), container);
        byte[] signature = signer.sign(container);
        signature[10] ^= 1;
        Files.write(folder.resolve("x.sig"), signature);
        assertThat(OpenSsl.verify(folder, "key.pem", "x.sig", "x.v8ss").exitCode())
                .isNotZero();

        Signer other = new Signer(KeysInMemory.settings(folder.resolve("other-key.pem")), CLOCK);
        Files.write(folder.resolve("x.sig"), other.sign(container));
        assertThat(OpenSsl.verify(folder, "key.pem", "x.sig", "x.v8ss").exitCode())
                .isNotZero();
    }

    @Test
    void theJdkVerifiesTheSignature() {
        SnapshotVerifier verifier = new SnapshotVerifier(VerificationKeys.of(signer.publicKey()), CLOCK);
        RuntimeRequirements expectation = new RuntimeRequirements(
                Digest.of(container), SampleSnapshots.TARGET.platform(), null, SampleSnapshots.V8_VERSION);

        assertThat(verifier.verify(container, signer.sign(container), signer.keyId(), expectation)
                        .digest())
                .isEqualTo(Digest.of(container));
    }

    @Test
    void signsTheSameWayAfterRestart() {
        Signer restarted = new Signer(KeysInMemory.settings(folder.resolve("signing-key.pem")), CLOCK);

        assertThat(restarted.publicKey()).isEqualTo(signer.publicKey());
        assertThat(restarted.sign(container)).isEqualTo(signer.sign(container)).hasSize(64);
    }

    @Test
    void attestsSlsaProvenanceInAnEnvelope() {
        Digest digest = Digest.of(container);
        Digest spec = Digest.of("{}".getBytes(StandardCharsets.UTF_8));
        UUID job = UUID.fromString("01990000-0000-7000-8000-000000000001");
        Instant start = CLOCK.instant();
        ProvenanceStatement statement = new ProvenanceStatement(
                digest,
                digest,
                SampleSnapshots.TARGET,
                spec,
                "{}",
                digest,
                List.of(new ProvenanceStatement.Material("lodash.js", digest)),
                null,
                digest,
                digest,
                new ProvenanceStatement.Builder("https://snapforge.example/builders", "host-1", "bubblewrap"),
                job,
                null,
                start,
                start.plusSeconds(1),
                List.of(),
                List.of());

        byte[] envelope = signer.attest(statement).getBytes(StandardCharsets.UTF_8);
        byte[] body =
                Dsse.verify(envelope, "application/vnd.in-toto+json", VerificationKeys.of(signer.publicKey()), CLOCK);

        Map<String, String> sha256 = Map.of("sha256", digest.hex());
        assertThat(CanonicalJson.parse(body))
                .isEqualTo(Map.of(
                        "_type",
                        "https://in-toto.io/Statement/v1",
                        "subject",
                        List.of(
                                Map.of("name", "container.v8ss", "digest", sha256),
                                Map.of("name", "blob.bin", "digest", sha256)),
                        "predicateType",
                        "https://slsa.dev/provenance/v1",
                        "predicate",
                        Map.of(
                                "buildDefinition",
                                Map.of(
                                        "buildType",
                                        "https://snapforge.dev/build-types/v8-startup-snapshot/v1",
                                        "externalParameters",
                                        Map.of(
                                                "target",
                                                "linux-x64/javet-v8-5.0.6",
                                                "spec",
                                                Map.of(
                                                        "digest",
                                                        Map.of("sha256", spec.hex()),
                                                        "content",
                                                        "e30=",
                                                        "mediaType",
                                                        "application/json"),
                                                "bundle",
                                                Map.of("digest", sha256)),
                                        "internalParameters",
                                        Map.of("builder", "host-1", "isolation", "bubblewrap"),
                                        "resolvedDependencies",
                                        List.of(
                                                Map.of("name", "lodash.js", "digest", sha256),
                                                Map.of(
                                                        "name",
                                                        "linux-x64/javet-v8-5.0.6/native-library",
                                                        "digest",
                                                        sha256),
                                                Map.of("name", "linux-x64/javet-v8-5.0.6/icu-data", "digest", sha256))),
                                "runDetails",
                                Map.of(
                                        "builder",
                                        Map.of("id", "https://snapforge.example/builders"),
                                        "metadata",
                                        Map.of(
                                                "invocationId",
                                                job.toString(),
                                                "startedOn",
                                                "2026-06-01T00:00:00.500Z",
                                                "finishedOn",
                                                "2026-06-01T00:00:01.500Z")))));
    }
}

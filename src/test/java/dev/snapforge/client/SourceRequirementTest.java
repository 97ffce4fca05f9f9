package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SampleStatements;
import dev.snapforge.verify.SourcePolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that takes only what was built from one repository, whatever the cache folder and other clients have accepted. */
class SourceRequirementTest extends ResolveFixture {

    private static final String TOOLS = "https://github.com/acme/tools";
    private static final String MAIN = "refs/heads/main";
    private static final SourcePolicy POLICY = SourcePolicy.of("github.com/acme/tools");

    @Test
    void takesWhatWasBuiltFromThere() throws Exception {
        attest(first, SampleStatements.provenance(first, TOOLS, MAIN));

        assertFresh(first, resolve(POLICY));
        assertThat(builder().builtFrom(POLICY).build().fetch(first.toString()).digest())
                .isEqualTo(first);
    }

    @Test
    void refusesAnotherSourceAndNone() throws Exception {
        attest(first, SampleStatements.provenance(first, "https://github.com/acme/other", MAIN));
        assertPlain("other-source", resolve(POLICY));
        attest(first, SampleStatements.provenance(first, Map.of()));
        assertPlain("no-source", resolve(POLICY));
        assertRefused("no-source", () -> builder().builtFrom(POLICY).build().fetch(first.toString()));
        attest(first, SampleStatements.provenance(first, TOOLS, MAIN));
        assertPlain("other-source-ref", resolve(POLICY.withRef("refs/tags/v1")));
        assertPlain("other-workflow", resolve(POLICY.withWorkflow("test.yml")));
    }

    @Test
    void refusesAMissingAttestationAndForgedOnes() throws Exception {
        assertPlain("unexpected-answer", resolve(POLICY));
        KeyPair stranger = SampleSnapshots.keyPair();
        service.attest(
                first,
                TOOLS,
                SampleStatements.signed(
                        SampleStatements.provenance(first, TOOLS, MAIN),
                        stranger,
                        SampleSnapshots.publicKey(stranger, KeyStatus.ACTIVE)));
        assertPlain("unknown-key", resolve(POLICY));
        service.attest(
                first, TOOLS, SampleStatements.signed(SampleStatements.provenance(first, TOOLS, MAIN), stranger, key));
        assertPlain("bad-signature", resolve(POLICY));
        attest(first, SampleStatements.provenance(second, TOOLS, MAIN));
        assertPlain("other-subject", resolve(POLICY));
    }

    @Test
    void isNotPassedByWhatAnotherClientHasVerified() throws Exception {
        assertFresh(first, resolve(STABLE));
        attest(first, SampleStatements.provenance(first, "https://github.com/acme/other", MAIN));

        // The file was verified once on this machine, and a recent answer is at hand.
        Resolution young =
                builder().maxAge(Duration.ofHours(1)).builtFrom(POLICY).build().resolve(STABLE);
        assertPlain("other-source", young);
        attest(first, SampleStatements.provenance(first, TOOLS, MAIN));
        assertFresh(first, resolve(POLICY));
        assertPlain("other-source-ref", resolve(POLICY.withRef("refs/tags/v1")));
    }

    @Test
    void keepsTheLastGoodAlsoWhileTheServiceIsUnavailable() throws Exception {
        attest(first, SampleStatements.provenance(first, TOOLS, MAIN));
        resolve(POLICY);
        promote("1.1.0", second, 2, 2);
        attest(second, SampleStatements.provenance(second, Map.of()));

        Resolution kept = resolve(POLICY);
        assertThat(kept.outcome()).isEqualTo(ResolutionSource.CACHED);
        assertThat(kept.snapshot().orElseThrow().digest()).isEqualTo(first);
        assertThat(problem(kept)).isEqualTo("no-source");
        service.close();
        assertThat(resolve(POLICY).outcome()).isEqualTo(ResolutionSource.CACHED);
        for (Path file : files("sha256")) {
            if (file.toString().endsWith(".attestation.json")) {
                Files.delete(file);
            }
        }
        assertThat(beside(resolve(POLICY))).containsExactly("no-attestation");
    }

    private Resolution resolve(SourcePolicy policy) throws Exception {
        return builder().builtFrom(policy).build().resolve(STABLE);
    }

    private void attest(Digest snapshot, Map<String, Object> statement) {
        service.attest(snapshot, TOOLS, SampleStatements.signed(statement, pair, key));
    }

    private static void assertPlain(String code, Resolution resolution) {
        assertThat(resolution.outcome()).as(resolution.toString()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(problem(resolution)).isEqualTo(code);
    }
}

package dev.snapforge.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.core.Digest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attestation must prove, and what does not count as proof. */
class SourcePolicyTest {

    private static final String TOOLS = "https://github.com/acme/tools";
    private static final String MAIN = "refs/heads/main";
    private static final Digest CONTAINER = Digest.of(new byte[] {1, 2, 3});
    private static final SourcePolicy POLICY = SourcePolicy.of("github.com/acme/tools");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);

    private final KeyPair pair = SampleSnapshots.keyPair();
    private final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);

    @ParameterizedTest
    @ValueSource(strings = {"github.com/acme/tools", TOOLS, TOOLS + "/", TOOLS + ".git"})
    void takesARepositoryAsPeopleWriteIt(String text) {
        assertThat(SourcePolicy.of(text)).isEqualTo(new SourcePolicy(TOOLS, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "acme", "https://github.com", "github.com/acme/tools@main", "ftp://github.com/acme/tools"})
    void refusesWhatIsNoRepository(String text) {
        assertThatThrownBy(() -> SourcePolicy.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesWhatWasBuiltFromThere() {
        for (SourcePolicy policy : List.of(
                POLICY,
                POLICY.withRef(MAIN),
                POLICY.withRef("refs/heads/*"),
                POLICY.withWorkflow(".github/workflows/release.yml"),
                POLICY.withWorkflow(".github/workflows/release.yml@refs/heads/main"),
                POLICY.withWorkflow("github.com/acme/tools/.github/workflows/release.yml"))) {
            assertThatCode(() -> require(policy, SampleStatements.provenance(CONTAINER, TOOLS, MAIN)))
                    .as(policy.toString())
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void takesAReusableWorkflowOfAnotherRepositoryByItsWholeName() {
        Map<String, Object> parameters = new HashMap<>(SampleStatements.source(TOOLS, MAIN));
        parameters.put(
                "reusableWorkflow",
                Map.of("repository", "https://github.com/acme/ci", "path", "build.yml", "ref", "refs/tags/v1"));
        Map<String, Object> statement = SampleStatements.provenance(CONTAINER, parameters);

        assertThatCode(() -> require(POLICY.withWorkflow("github.com/acme/ci/build.yml@refs/tags/v1"), statement))
                .doesNotThrowAnyException();
        assertRefused("other-workflow", POLICY.withWorkflow("build.yml"), statement);
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/acme/tools2, , , other-source",
        "https://github.com/acme/tool, , , other-source",
        "https://gitlab.com/acme/tools, , , other-source",
        "https://github.com/acme/tools, refs/heads/x, , other-source-ref",
        "https://github.com/acme/tools, refs/tags/*, , other-source-ref",
        "https://github.com/acme/tools, refs/heads/mai., , other-source-ref",
        "https://github.com/acme/tools, , release.yml, other-workflow",
        "https://github.com/acme/tools, , .github/workflows/release.yml@refs/heads/x, other-workflow",
        "https://github.com/acme/tools, , github.com/evil/tools/.github/workflows/release.yml, other-workflow",
    })
    void refusesWhatWasNot(String repository, String ref, String workflow, String code) {
        Map<String, Object> statement = SampleStatements.provenance(CONTAINER, TOOLS, MAIN);

        VerificationException refusal = assertRefused(code, new SourcePolicy(repository, ref, workflow), statement);
        assertThat(refusal.expected()).isNotBlank();
        assertThat(refusal.found()).isNotBlank();
        assertThat(refusal.hint()).isNotBlank();
    }

    @Test
    void refusesAnAttestationWithoutASource() {
        Map<String, Object> none = SampleStatements.provenance(CONTAINER, Map.of("target", "linux-x64/javet-v8-5.0.6"));

        assertRefused("no-source", POLICY, none);
        assertThat(POLICY.missing("no file")).hasMessageContaining("no file");
    }

    @Test
    void refusesWhatIsNoAttestationOfThisFile() {
        Digest other = Digest.of(new byte[] {4});
        assertRefused("other-subject", POLICY, SampleStatements.provenance(other, TOOLS, MAIN));

        Map<String, Object> changed = new HashMap<>(SampleStatements.provenance(CONTAINER, TOOLS, MAIN));
        for (Map.Entry<String, Object> change : Map.<String, Object>of(
                        "predicateType", "https://example/v1", "subject", List.of(), "predicate", Map.of())
                .entrySet()) {
            Map<String, Object> statement = new HashMap<>(changed);
            statement.put(change.getKey(), change.getValue());
            assertRefused("malformed-statement", POLICY, statement);
        }
        Map<String, Object> half =
                SampleStatements.provenance(CONTAINER, Map.of("source", Map.of("repository", TOOLS)));
        assertRefused("malformed-statement", POLICY, half);
    }

    @Test
    void refusesForgeries() {
        KeyPair stranger = SampleSnapshots.keyPair();
        byte[] foreign = SampleStatements.signed(
                SampleStatements.provenance(CONTAINER, TOOLS, MAIN),
                stranger,
                SampleSnapshots.publicKey(stranger, KeyStatus.ACTIVE));
        assertRefused("unknown-key", POLICY, foreign);
        byte[] inOurName = SampleStatements.signed(SampleStatements.provenance(CONTAINER, TOOLS, MAIN), stranger, key);
        assertRefused("bad-signature", POLICY, inOurName);
        assertRefused("malformed-envelope", POLICY, "{}".getBytes(StandardCharsets.UTF_8));
    }

    private void require(SourcePolicy policy, Map<String, Object> statement) {
        policy.require(SampleStatements.signed(statement, pair, key), CONTAINER, VerificationKeys.of(key), CLOCK);
    }

    private VerificationException assertRefused(String code, SourcePolicy policy, Map<String, Object> statement) {
        return assertRefused(code, policy, SampleStatements.signed(statement, pair, key));
    }

    private VerificationException assertRefused(String code, SourcePolicy policy, byte[] envelope) {
        VerificationException[] refusal = new VerificationException[1];
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> policy.require(envelope, CONTAINER, VerificationKeys.of(key), CLOCK))
                .satisfies(it -> {
                    assertThat(it.code()).isEqualTo(code);
                    refusal[0] = it;
                });
        return refusal[0];
    }
}

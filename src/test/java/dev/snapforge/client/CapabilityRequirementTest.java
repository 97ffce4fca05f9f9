package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.core.Digest;
import dev.snapforge.core.MalformedValueException;
import dev.snapforge.verify.SampleStatements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A client that asks for what it needs, and believes an attestation and not the service that a snapshot has it. */
class CapabilityRequirementTest extends ResolveFixture {

    private static final ReleaseSelector NEEDY = STABLE.requiring("web:fetch", "intl");

    @Test
    void takesWhatIsProvedToHaveIt() throws Exception {
        promote(first);
        attest(first, "intl", "web:URL", "web:fetch");

        assertFresh(first, resolve(NEEDY));
        service.close();
        assertThat(resolve(NEEDY).outcome()).isEqualTo(ResolutionSource.CACHED);
    }

    @Test
    void refusesWhatIsNotProvedToHaveIt() throws Exception {
        promote(first);
        attest(first, "web:fetch");

        Resolution lacking = resolve(NEEDY);
        assertThat(problem(lacking)).isEqualTo("capability-missing");
        assertThat(lacking.problem().orElseThrow()).hasMessageContaining("a snapshot without intl");
        service.attest(first, SampleStatements.signed(SampleStatements.provenance(first, Map.of()), pair, key));
        assertThat(problem(resolve(NEEDY))).isEqualTo("capability-missing");
        attest(first, second, "intl", "web:fetch");
        assertThat(problem(resolve(NEEDY))).isEqualTo("other-subject");
    }

    @Test
    void isNotPassedByWhatWasResolvedWithoutIt() throws Exception {
        promote(first);
        assertFresh(first, resolve(STABLE));
        attest(first, "web:fetch");

        Resolution young = builder().maxAge(Duration.ofHours(1)).build().resolve(NEEDY);

        assertThat(young.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(problem(young)).isEqualTo("capability-missing");
    }

    @Test
    void refusesWhatIsNoWord() {
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> STABLE.requiring("not a word"))
                .satisfies(it -> assertThat(it.code()).isEqualTo("malformed-capability"));
        assertThat(STABLE.requiring("intl").requiring("intl", "web:URL").requires())
                .containsExactly("intl", "web:URL");
    }

    private void promote(Digest snapshot) {
        service.resolve(
                STABLE_QUERY + "&requires=intl%2Cweb%3Afetch", release("1.0.0", snapshot, 1), channel("1.0.0", 1, 1));
    }

    private void attest(Digest snapshot, String... words) {
        attest(snapshot, snapshot, words);
    }

    private void attest(Digest snapshot, Digest subject, String... words) {
        service.attest(
                snapshot, SampleStatements.signed(SampleStatements.capabilities(subject, List.of(words)), pair, key));
    }
}

package dev.snapforge.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Target;
import dev.snapforge.format.LanguageMode;
import dev.snapforge.format.SnapshotMetadata;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A runtime that makes scripts strict takes what was made strict, and nothing else; any other takes both. */
class LanguageModeRequirementTest {

    private static final Target JAVET = SampleSnapshots.TARGET;
    private static final Target NODE = new Target(JAVET.platform(), new EngineId("node", "24.21.0"));
    private static final List<String> SLOPPY = List.of(LanguageMode.SLOPPY_FLAG);

    @Test
    void strictRuntimeRefusesWhatWasMadeSloppy() {
        assertThatExceptionOfType(VerificationException.class)
                .isThrownBy(() -> runtime(JAVET, LanguageMode.STRICT).check(metadata(JAVET, SLOPPY)))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("other-language-mode");
                    assertThat(refusal.found()).isEqualTo("sloppy");
                    assertThat(refusal.hint()).contains("setUseStrict(false)");
                });
    }

    @Test
    void acceptsEverythingElse() {
        for (LanguageMode mode : new LanguageMode[] {LanguageMode.SLOPPY, null}) {
            assertThatCode(() -> runtime(JAVET, mode).check(metadata(JAVET, SLOPPY)))
                    .doesNotThrowAnyException();
            assertThatCode(() -> runtime(JAVET, mode).check(metadata(JAVET, List.of())))
                    .doesNotThrowAnyException();
            assertThatCode(() -> runtime(NODE, mode).check(metadata(NODE, List.of())))
                    .doesNotThrowAnyException();
        }
        // Made before the flag was recorded.
        assertThatCode(() -> runtime(JAVET, LanguageMode.STRICT).check(metadata(JAVET, List.of())))
                .doesNotThrowAnyException();
    }

    private static RuntimeRequirements runtime(Target target, @Nullable LanguageMode mode) {
        return new RuntimeRequirements(
                null, target.platform(), target.engine(), SampleSnapshots.V8_VERSION, null, null, mode);
    }

    private static SnapshotMetadata metadata(Target target, List<String> flags) {
        Digest other = Digest.of(new byte[] {1});
        return new SnapshotMetadata(
                target,
                SampleSnapshots.V8_VERSION,
                flags,
                target.engine().version(),
                other,
                "none",
                List.of(),
                List.of(),
                other,
                other,
                other,
                0);
    }
}

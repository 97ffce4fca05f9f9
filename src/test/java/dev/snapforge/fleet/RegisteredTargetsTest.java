package dev.snapforge.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builds.submit.AvailableTargets.Availability;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Platform;
import dev.snapforge.core.Target;
import dev.snapforge.engine.TargetPattern;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegisteredTargetsTest {

    private static final Platform X64 = Platform.parse("linux-x64");
    private static final Platform ARM64 = Platform.parse("linux-arm64");

    private static final EngineAvailability NATIVE = engine("linux-x64/javet-v8-4.0.0", false, "one");
    private static final EngineAvailability EMULATED = engine("linux-arm64/javet-v8-4.0.0", true, "one");

    @Test
    void requestsWithoutTargetsMeanThePlatformsOwnEngines() {
        assertThat(RegisteredTargets.of(List.of(NATIVE, EMULATED), X64, List.of()))
                .containsExactlyInAnyOrder(
                        new Availability(NATIVE.target(), true, true),
                        new Availability(EMULATED.target(), true, false));
    }

    @Test
    void emulatedEnginesAreForThoseWhoAskForThem() {
        assertThat(RegisteredTargets.of(List.of(EMULATED), ARM64, List.of()))
                .containsExactly(new Availability(EMULATED.target(), true, false));
    }

    @Test
    void oneBuilderThatRunsItNativelyIsEnough() {
        EngineAvailability real = engine("linux-arm64/javet-v8-4.0.0", false, "two");
        EngineAvailability gone = engine("linux-arm64/javet-v8-4.0.0", false);

        assertThat(RegisteredTargets.of(List.of(EMULATED, real), ARM64, List.of()))
                .containsExactly(new Availability(EMULATED.target(), true, true));
        assertThat(RegisteredTargets.of(List.of(EMULATED, gone), ARM64, List.of()))
                .containsExactly(new Availability(EMULATED.target(), true, false));
    }

    @Test
    void whatTheSettingsKeepForThoseWhoNameItIsNotMeant() {
        List<TargetPattern> old = List.of(TargetPattern.of("linux-x64/javet-v8-4.*"));
        EngineAvailability current = engine("linux-x64/javet-v8-5.0.6", false, "one");

        assertThat(RegisteredTargets.of(List.of(NATIVE, current), X64, old))
                .containsExactlyInAnyOrder(
                        new Availability(NATIVE.target(), true, false), new Availability(current.target(), true, true));
        EngineAvailability arm64 = engine("linux-arm64/javet-v8-4.0.0", false, "one");
        assertThat(RegisteredTargets.of(List.of(arm64), ARM64, old))
                .containsExactly(new Availability(arm64.target(), true, true));
    }

    private static EngineAvailability engine(String target, boolean emulated, String... builders) {
        return new EngineAvailability(
                Target.parse(target),
                "4.0.0",
                "13.0.245.16",
                Digest.of(new byte[] {emulated ? (byte) 1 : 0}),
                null,
                emulated,
                "bwrap",
                false,
                List.of(builders));
    }
}

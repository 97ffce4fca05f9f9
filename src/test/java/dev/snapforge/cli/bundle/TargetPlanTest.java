package dev.snapforge.cli.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.cli.failure.CommandException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What targets and patterns mean, and what happens to engines that come and go. */
class TargetPlanTest {

    private static final List<OfferedTarget> OFFERED = List.of(
            new OfferedTarget("linux-arm64/javet-v8-5.0.6", true),
            new OfferedTarget("linux-x64/javet-v8-4.0.0", false),
            new OfferedTarget("linux-x64/javet-v8-5.0.6", false),
            new OfferedTarget("linux-x64/node-24.21.0", false));

    @Test
    void aTargetByItsNameIsRequiredWhetherItIsOfferedOrNot() {
        TargetPlan plan = TargetPlan.of(List.of("linux-x64/javet-v8-9.9.9"), () -> {
            throw new AssertionError("asked");
        });
        assertThat(plan.required()).containsExactly("linux-x64/javet-v8-9.9.9");
    }

    @Test
    void aPatternMeansWhatIsOfferedAndNothingEmulatedByAccident() {
        assertThat(plan("*/javet-v8-*").required())
                .containsExactly("linux-x64/javet-v8-4.0.0", "linux-x64/javet-v8-5.0.6");
        assertThat(plan("linux-arm64/*").required()).containsExactly("linux-arm64/javet-v8-5.0.6");
        assertThatThrownBy(() -> plan("macos-*/*"))
                .isInstanceOfSatisfying(
                        CommandException.class, it -> assertThat(it.code()).isEqualTo("no-such-target"));
    }

    @Test
    void anOptionalTargetIsLeftOutIfItIsAbsent() {
        TargetPlan plan = plan("linux-x64/javet-v8-5.0.6", "linux-x64/javet-v8-9.9.9?", "linux-x64/*?");
        assertThat(plan.required()).containsExactly("linux-x64/javet-v8-5.0.6");
        assertThat(plan.optional()).containsExactly("linux-x64/javet-v8-4.0.0", "linux-x64/node-24.21.0");
        assertThat(plan.notes())
                .containsExactly("linux-x64/javet-v8-9.9.9 is left out: the service does not offer it.");
        assertThatThrownBy(() -> plan("linux-x64/javet-v8-9.9.9?")).isInstanceOf(CommandException.class);
    }

    @Test
    void anEngineThatWasAddedIsOptionalAndOneThatWentIsLeftOut() {
        TargetPlan plan = TargetPlan.after(List.of("linux-x64/javet-v8-5.0.6", "linux-x64/javet-v8-3.1.3"), OFFERED);
        assertThat(plan.required()).containsExactly("linux-x64/javet-v8-5.0.6");
        assertThat(plan.optional()).containsExactly("linux-x64/javet-v8-4.0.0", "linux-x64/node-24.21.0");
        assertThat(plan.notes()).anyMatch(it -> it.startsWith("linux-x64/javet-v8-3.1.3 is left out"));
        assertThat(TargetPlan.after(List.of("macos-x64/javet-v8-4.0.0"), OFFERED)
                        .isDefault())
                .isTrue();
    }

    private static TargetPlan plan(String... arguments) {
        return TargetPlan.of(List.of(arguments), () -> OFFERED);
    }
}

package dev.snapforge.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.core.Target;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class TargetPatternTest {

    private static final Target NEWEST = Target.parse("linux-x64/javet-v8-5.0.6");

    @Test
    void aStarStandsForAnyText() {
        assertThat(List.of("*", "linux-x64/*", "*/javet-v8-5.0.6", "linux-*64/javet-v8-5*"))
                .allMatch(text -> TargetPattern.of(text).matches(NEWEST));
    }

    @Test
    void everythingElseStandsForItself() {
        assertThat(List.of(
                        "linux-x64", "linux-x64/javet-v8-5", "*/javet-v8-5.0", "linux-x64/javet-v8-50006", "*arm64*"))
                .noneMatch(text -> TargetPattern.of(text).matches(NEWEST));
    }

    @Test
    void whatIsInNoTargetIsRefused() {
        assertThatThrownBy(() -> TargetPattern.of("linux x64"))
                .hasMessageContaining("linux-x64/javet-v8-*")
                .hasMessageContaining("linux x64");
    }

    @Test
    void aSettingHoldsSeveral() {
        MockEnvironment environment =
                new MockEnvironment().withProperty("targets", "linux-x64/javet-v8-*, linux-arm64/*");

        List<TargetPattern> targets = Binder.get(environment)
                .bind("targets", Bindable.listOf(TargetPattern.class))
                .get();

        assertThat(targets)
                .containsExactly(new TargetPattern("linux-x64/javet-v8-*"), new TargetPattern("linux-arm64/*"));
    }
}

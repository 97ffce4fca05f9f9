package dev.snapforge.engine.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.core.SnapforgeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which isolation is chosen, and what is refused. */
class IsolationProbeTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"AUTO, bwrap", "REQUIRED, bwrap", "LANDLOCK, landlock", "NONE, process"})
    void takesTheStrongestThatIsAllowed(IsolationPolicy policy, String name) {
        assertThat(new IsolationProbe(folder).choose(policy, true).name()).isEqualTo(name);
    }

    @Test
    void strangersBundlesNeverRunWithoutASandboxByAccident() throws IOException {
        IsolationProbe nothingWorks = nothingWorks();

        assertThatThrownBy(() -> nothingWorks.choose(IsolationPolicy.AUTO, true))
                .isInstanceOfSatisfying(SnapforgeException.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo("isolation-unavailable");
                    assertThat(refusal.found()).contains("bubblewrap: ", "Landlock: ");
                    assertThat(refusal.hint()).contains("snapforge.engine.isolation=none");
                });
        assertThat(nothingWorks.choose(IsolationPolicy.AUTO, false).name()).isEqualTo("process");
        assertThat(nothingWorks.choose(IsolationPolicy.NONE, true).name()).isEqualTo("process");
    }

    @ParameterizedTest
    @EnumSource(names = {"REQUIRED", "LANDLOCK"})
    void whatIsRequiredWorksOrIsRefused(IsolationPolicy policy) throws IOException {
        IsolationProbe nothingWorks = nothingWorks();

        assertThatThrownBy(() -> nothingWorks.choose(policy, false))
                .isInstanceOfSatisfying(
                        SnapforgeException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("isolation-unavailable"));
    }

    /** As on a machine for which there is no sandbox program: what lies in its place is none. */
    private IsolationProbe nothingWorks() throws IOException {
        Files.writeString(folder.resolve("sandbox"), "no program");
        return new IsolationProbe(folder);
    }
}

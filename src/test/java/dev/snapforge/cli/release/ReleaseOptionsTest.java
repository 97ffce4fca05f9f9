package dev.snapforge.cli.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.cli.service.JsonView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which targets of a version are meant. */
class ReleaseOptionsTest {

    @Test
    void whatWasWithdrawnIsNotAll() {
        ReleaseOptions options = new ReleaseOptions();
        assertThat(options.chosen(version(true))).hasSize(1);
        options.all = true;
        assertThatThrownBy(() -> options.chosen(version(false))).isInstanceOfSatisfying(CommandException.class, it -> {
            assertThat(it.code()).isEqualTo("no-such-target");
            assertThat(ExitCode.of(it)).isEqualTo(ExitCode.NOT_FOUND);
        });
    }

    private static ReleaseCatalogue.FoundVersion version(boolean usable) {
        Map<String, Object> target = Map.of("target", "linux-x64/a", "usable", usable);
        return new ReleaseCatalogue.FoundVersion(
                new JsonView(Map.of("version", "1.0.0", "targets", List.of(target))), null);
    }
}

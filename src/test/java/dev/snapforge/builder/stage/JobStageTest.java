package dev.snapforge.builder.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The stages are documented, in their order. */
class JobStageTest {

    private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. \\*\\*([a-z-]+)\\*\\*");

    /** Parts of the stages beside them, which have no step of their own. */
    private static final EnumSet<JobStage> PARTS =
            EnumSet.of(JobStage.ERASE, JobStage.EXPAND, JobStage.RECORD_WARM_UP, JobStage.START);

    @Test
    void areTheStepsOfAJobInTheDocumentation() throws IOException {
        List<String> steps = STEP.matcher(Files.readString(Path.of("docs/architecture.md")))
                .results()
                .map(it -> it.group(1))
                .filter(labels(EnumSet.allOf(JobStage.class))::contains)
                .toList();

        assertThat(steps).containsExactlyElementsOf(labels(EnumSet.complementOf(PARTS)));
    }

    private static List<String> labels(EnumSet<JobStage> stages) {
        return stages.stream().map(JobStage::label).toList();
    }
}

package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.isolation.IsolationPolicy;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Engines do their work under every isolation that can be asked for, and say which one it is. */
class SandboxedEnginesTest {

    @TempDir
    private Path work;

    @ParameterizedTest
    @CsvSource({"REQUIRED, bwrap", "LANDLOCK, landlock", "NONE, process"})
    void everyEngineMakesAndLoadsASnapshot(IsolationPolicy policy, String name) throws IOException {
        try (LocalEngines local = new LocalEngines(LocalEngines.settings(work, policy, LocalEngines.LIMITS))) {
            assertThat(local.engines().all()).isNotEmpty().allSatisfy(engine -> {
                String target = engine.facts().target().toString();
                assertThat(engine.facts().isolation()).as(target).isEqualTo(name);
                CreateResponse created = created(local.create(target, "globalThis.answer = () => 6 * 7;"));
                try (EngineSession session = local.open(target)) {
                    Questions questions = new Questions(List.of("answer"), List.of("answer()"), GraphForm.NONE);
                    assertThat(evaluated(session.evaluateRestored(created.blob(), questions, stage -> {}))
                                    .values())
                            .as(target)
                            .containsExactly("42");
                }
            });
        }
        assertThat(work)
                .isDirectoryNotContaining(path -> path.getFileName().toString().matches("(process|sandbox)-.*"));
    }
}

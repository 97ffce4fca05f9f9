package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Generated programs of modules do in a restored snapshot, and after it, what V8's own modules do. */
class ModuleProgramsTest extends EngineFixture {

    private static final int PROGRAMS = Integer.getInteger("tests.module.programs", 60);
    private static final int FIRST_SEED = Integer.getInteger("tests.module.seed", 1);

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void behaveAsTheirSources(String target) throws IOException {
        try (EngineSession session = local.open(target)) {
            List<Script> scripts = programs(session);
            BlobFile blob = created(snapshotOf(session, scripts)).blob();
            List<String> expressions = seeds().mapToObj(seed -> "logs.p" + seed)
                    .map(logs -> logs + ".later.forEach((it) => it()), " + logs + ".join('\\n')")
                    .toList();
            Questions questions = new Questions(List.of("logs"), expressions, GraphForm.NONE);
            EvaluateResponse restored = evaluated(session.evaluateRestored(blob, questions, stage -> {}));
            EvaluateResponse plain =
                    evaluated(session.evaluatePlain(scripts, DeterminismSettings.REAL, questions, stage -> {}));
            assertThat(restored.values()).allMatch(it -> it.length() > 20);
            for (int i = 0; i < PROGRAMS; i++) {
                assertThat(restored.values().get(i))
                        .as("seed %s", FIRST_SEED + i)
                        .isEqualTo(plain.values().get(i));
            }
        }
    }

    /** The generator runs in an engine, as everything that is JavaScript. */
    private static List<Script> programs(EngineSession session) throws IOException {
        String generator;
        try (InputStream in = ModuleProgramsTest.class.getResourceAsStream("module-programs.js")) {
            generator = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<String> calls = seeds().mapToObj(seed -> "generate(" + seed + ", 'p" + seed + "')")
                .toList();
        List<String> generated = evaluated(session.evaluatePlain(
                        List.of(new Script("generate.js", "globalThis.generate =" + generator)),
                        DeterminismSettings.REAL,
                        new Questions(List.of(), calls, GraphForm.NONE),
                        stage -> {}))
                .values();
        List<Script> scripts = new ArrayList<>();
        for (String program : generated) {
            new JsonMapper().readTree(program).properties().forEach(file -> {
                boolean entry = file.getKey().endsWith("/main.mjs");
                scripts.add(new Script(file.getKey(), file.getValue().asString(), entry));
            });
        }
        return scripts;
    }

    private static IntStream seeds() {
        return IntStream.range(FIRST_SEED, FIRST_SEED + PROGRAMS);
    }
}

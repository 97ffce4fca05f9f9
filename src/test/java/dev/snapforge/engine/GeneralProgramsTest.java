package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.evaluated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builder.problem.UnreadableBuffers;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generated scripts are in a restored snapshot what they are in a runtime that has just run them: all that they left, and what becomes of
 * it. {@code -Dtests.general.programs=2000 -Dtests.general.seed=1} tries others, on each engine that
 * {@code -Dengines.tested='linux-x64/*'} names.
 */
class GeneralProgramsTest extends EngineFixture {

    private static final int PROGRAMS = Integer.getInteger("tests.general.programs", 40);
    private static final int FIRST_SEED = Integer.getInteger("tests.general.seed", 1);
    private static final int AT_ONCE = 50;

    /** Found something once. */
    private static final List<Integer> FOUND = List.of(701001, 703617);

    static Stream<String> targets() {
        return local.engines().all().stream().map(GeneralProgramsTest::name).sorted();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void areWhatTheirSourcesAre(String target) throws IOException {
        List<Integer> seeds = new ArrayList<>(FOUND);
        for (int seed = FIRST_SEED; seed < FIRST_SEED + PROGRAMS; seed++) {
            seeds.add(seed);
        }
        Map<Integer, String> differences = new LinkedHashMap<>();
        for (int from = 0; from < seeds.size(); from += AT_ONCE) {
            // A session for each: a job has limits of time.
            try (EngineSession session = local.open(target)) {
                compare(session, seeds.subList(from, Math.min(seeds.size(), from + AT_ONCE)), differences);
            }
        }
        assertThat(differences).isEmpty();
    }

    /** All in one snapshot; where there is none, the half of them that is the cause. */
    private static void compare(EngineSession session, List<Integer> seeds, Map<Integer, String> differences)
            throws IOException {
        List<Script> scripts = scripts(session, seeds);
        Questions questions = summaries(seeds);
        EngineResponse answer = seeds.size() == 1
                ? restoredOnSomeWay(session, scripts, questions)
                : restored(session, scripts, questions);
        Optional<EvaluateResponse> restored = answer.as(EvaluateResponse.class);
        if (restored.isPresent()) {
            List<String> plain = plain(session, scripts, questions);
            for (int i = 0; i < seeds.size(); i++) {
                note(seeds.get(i), "restored", restored.get().values().get(i), "plain", plain.get(i), differences);
            }
        } else if (seeds.size() > 1) {
            compare(session, seeds.subList(0, seeds.size() / 2), differences);
            compare(session, seeds.subList(seeds.size() / 2, seeds.size()), differences);
        } else if (session.evaluatePlain(scripts, DeterminismSettings.REAL, questions, stage -> {})
                .as(EvaluateResponse.class)
                .isPresent()) {
            // One that fills the heap in a plain runtime as well is no difference.
            differences.put(seeds.get(0), answer.toString());
        }
    }

    /** As the service does where V8 cannot read what it wrote. */
    private static EngineResponse restoredOnSomeWay(EngineSession session, List<Script> scripts, Questions questions) {
        EngineResponse answer = restored(session, scripts, questions);
        for (Script way : UnreadableBuffers.ways()) {
            if (answer.as(EvaluateResponse.class).isEmpty()) {
                List<Script> followed =
                        Stream.concat(scripts.stream(), Stream.of(way)).toList();
                answer = restored(session, followed, questions);
            }
        }
        return answer;
    }

    /** With the clock held, as the service makes snapshots, and compared with an engine whose clock is its own. */
    private static EngineResponse restored(EngineSession session, List<Script> scripts, Questions questions) {
        EngineResponse made =
                session.create(scripts, new DeterminismSettings(true, 1_700_000_000_000L, 0), false, true, stage -> {});
        return made.as(CreateResponse.class)
                .map(it -> session.evaluateRestored(it.blob(), questions, stage -> {}))
                .orElse(made);
    }

    private static List<String> plain(EngineSession session, List<Script> scripts, Questions questions) {
        return evaluated(session.evaluatePlain(scripts, DeterminismSettings.REAL, questions, stage -> {}))
                .values();
    }

    private static Questions summaries(List<Integer> seeds) {
        return new Questions(
                List.of(),
                seeds.stream().map(seed -> "summary('p" + seed + "')").toList(),
                GraphForm.NONE);
    }

    /** The first line in which they differ, which names the part of the program. */
    private static void note(
            int seed, String one, String value, String other, String expected, Map<Integer, String> differences) {
        if (value.equals(expected) && value.length() > 100) {
            return;
        }
        String[] lines = value.split("\\\\n");
        String[] others = expected.split("\\\\n");
        int at = Math.max(0, Arrays.mismatch(lines, others));
        differences.put(
                seed,
                one + ": " + (at < lines.length ? lines[at] : "no more") + "\n" + other + ": "
                        + (at < others.length ? others[at] : "no more"));
    }

    /** The generator runs in an engine, as everything that is JavaScript. */
    private static List<Script> scripts(EngineSession session, List<Integer> seeds) throws IOException {
        List<String> programs = evaluated(session.evaluatePlain(
                        List.of(new Script("generate.js", "globalThis.generate = " + resource("general-programs.js"))),
                        DeterminismSettings.REAL,
                        new Questions(
                                List.of(),
                                seeds.stream()
                                        .map(seed -> "generate(" + seed + ", 'p" + seed + "')")
                                        .toList(),
                                GraphForm.NONE),
                        stage -> {}))
                .values();
        List<Script> scripts = new ArrayList<>();
        scripts.add(new Script("programs.js", resource("general-programs-support.js")));
        for (int i = 0; i < seeds.size(); i++) {
            scripts.add(
                    new Script("p" + seeds.get(i) + ".js", new JsonMapper().readValue(programs.get(i), String.class)));
        }
        return scripts;
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = GeneralProgramsTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String name(Engine engine) {
        return engine.facts().target().toString();
    }
}

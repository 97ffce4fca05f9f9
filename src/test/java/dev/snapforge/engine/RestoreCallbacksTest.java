package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.prelude.Prelude;
import dev.snapforge.prelude.Preludes;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a bundle gives to {@code onRestore} runs after the load, in a restored runtime and in the plain one that it is compared with. */
class RestoreCallbacksTest extends EngineFixture {

    private static final String REGISTER = "const { onRestore } = globalThis[Symbol.for('snapforge')];\n";
    private static final DeterminismSettings FIXED = new DeterminismSettings(true, 1_772_000_000_123L, 1000);

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void runInTheOrderOfRegistration(String target) {
        String bundle = REGISTER + """
                globalThis.order = [];
                onRestore(() => {
                  order.push('first');
                  onRestore(() => order.push('within'));
                  order.push('after it');
                });
                onRestore(async () => {
                  order.push('async');
                  await null;
                  order.push('its end');
                });
                onRestore(() => order.push('last'));
                globalThis.late = () => { onRestore(() => order.push('late')); return order.at(-1); };
                """;
        try (EngineSession session = local.open(target)) {
            Questions questions = new Questions(List.of("order"), List.of("order.join()", "late()"), GraphForm.DIGEST);
            CreateResponse created = create(session, bundle);
            EvaluateResponse restored = evaluated(session.evaluateRestored(created.blob(), questions, stage -> {}));
            EvaluateResponse plain = evaluated(session.evaluatePlain(scripts(bundle), FIXED, questions, stage -> {}));
            assertThat(restored.values())
                    .isEqualTo(plain.values())
                    .containsExactly("\"first,within,after it,async,last,its end\"", "\"late\"");
            assertThat(restored.graph()).isEqualTo(plain.graph());
            assertThat(restored.unboundCallbacks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throw new TypeError('no address')", "await null; throw new TypeError('no address')"})
    void refuseWithTheCallbackThatFails(String body) {
        String bundle = REGISTER + "onRestore(() => 1);\nonRestore(async function connect() {\n  " + body + ";\n});";
        try (EngineSession session = local.open(CURRENT)) {
            Questions questions = new Questions(List.of(), List.of("1"), GraphForm.NONE);
            CreateResponse created = create(session, bundle);
            RefusalResponse restored = refused(session.evaluateRestored(created.blob(), questions, stage -> {}));
            RefusalResponse plain = refused(session.evaluatePlain(scripts(bundle), FIXED, questions, stage -> {}));
            assertThat(restored).isEqualTo(plain);
            assertThat(restored.reason()).isEqualTo(Reason.RESTORE_THREW);
            assertThat(restored.message())
                    .startsWith("The callback number 2 (connect) of onRestore failed at main.js:4:")
                    .endsWith("TypeError: no address");
            assertThat(restored.file()).isEqualTo("main.js");
            assertThat(restored.line()).isEqualTo(4);
            assertThat(restored.column()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void goOnWhereOneNeedsAHost(String target) {
        String bundle = REGISTER + """
                globalThis.seen = [];
                onRestore(() => { seen.push('one'); crypto.randomUUID(); seen.push('never'); });
                onRestore(async () => { seen.push('two'); await fetch('http://h/'); });
                onRestore(() => seen.push('three'));
                """;
        try (EngineSession session = local.open(target)) {
            EvaluateResponse restored = evaluated(session.evaluateRestored(
                    create(session, bundle).blob(),
                    new Questions(List.of(), List.of("seen.join()"), GraphForm.NONE),
                    stage -> {}));
            assertThat(restored.values()).containsExactly("\"one,two,three\"");
            assertThat(restored.unboundCallbacks()).hasSize(2);
            assertThat(restored.unboundCallbacks().get(0)).contains("number 1", "\"crypto.getRandomValues\"");
            assertThat(restored.unboundCallbacks().get(1)).contains("number 2", "\"fetch\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void runBeforeAWarmUpAndLeaveNothingOfIt(String target) {
        String bundle = REGISTER + """
                globalThis.state = undefined;
                onRestore(() => { state = { calls: 0 }; });
                globalThis.call = () => ++state.calls;
                """;
        try (EngineSession session = local.open(target)) {
            CreateResponse cold = created(session.create(scripts(bundle), FIXED, true, false, stage -> {}));
            CreateResponse warm = created(session.warm(
                    cold.blob(),
                    new Script("warm-up", "call(); globalThis[Symbol.for('snapforge')].onRestore(() => call());"),
                    true,
                    stage -> {}));
            assertThat(evaluated(session.evaluateRestored(
                                    warm.blob(),
                                    new Questions(List.of(), List.of("call()"), GraphForm.NONE),
                                    stage -> {}))
                            .values())
                    .containsExactly("1");
        }
    }

    private static CreateResponse create(EngineSession session, String bundle) {
        return created(session.create(scripts(bundle), FIXED, true, true, stage -> {}));
    }

    private static List<Script> scripts(String bundle) {
        Prelude prelude = Preludes.find("web").orElseThrow();
        return List.of(new Script(prelude.scriptName(), prelude.source()), new Script("main.js", bundle));
    }
}

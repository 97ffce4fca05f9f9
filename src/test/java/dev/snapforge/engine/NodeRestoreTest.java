package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.refused;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On Node, onRestore and Node's own callbacks are one list, which Node itself runs. */
class NodeRestoreTest extends NodeEngineFixture {

    @Test
    void runsBothKindsInOneOrder() {
        List<Script> scripts = List.of(new Script("main.js", """
                const { onRestore } = globalThis[Symbol.for('snapforge')];
                const { startupSnapshot } = require('v8');
                globalThis.order = [];
                onRestore(() => {
                  order.push('ours');
                  onRestore(() => order.push('within'));
                });
                startupSnapshot.addDeserializeCallback((name) => order.push(name), "node's");
                onRestore(() => order.push('ours again'));
                globalThis.late = () => { onRestore(() => order.push('late')); return order.at(-1); };
                globalThis.gone = () => typeof globalThis[Symbol.for('snapforge')];
                """));
        Questions questions = new Questions(List.of(), List.of("order.join()", "late()", "gone()"), GraphForm.DIGEST);
        try (EngineSession session = engine().open()) {
            CreateResponse created = created(snapshotOf(session, scripts));
            EvaluateResponse restored = evaluated(session.evaluateRestored(created.blob(), questions, stage -> {}));
            EvaluateResponse plain =
                    evaluated(session.evaluatePlain(scripts, DeterminismSettings.REAL, questions, stage -> {}));
            assertThat(restored.values())
                    .isEqualTo(plain.values())
                    .containsExactly("\"ours,within,node's,ours again\"", "\"late\"", "\"undefined\"");
            assertThat(restored.graph()).isEqualTo(plain.graph());
        }
    }

    @Test
    void saysWhichCallbackThrew() {
        List<Script> scripts = List.of(
                new Script(
                        "main.js",
                        "globalThis[Symbol.for('snapforge')].onRestore(function connect() {\n  throw new TypeError('no address');\n});"));
        Questions questions = new Questions(List.of(), List.of("1"), GraphForm.NONE);
        try (EngineSession session = engine().open()) {
            CreateResponse created = created(snapshotOf(session, scripts));
            for (RefusalResponse refused : List.of(
                    refused(session.evaluateRestored(created.blob(), questions, stage -> {})),
                    refused(session.evaluatePlain(scripts, DeterminismSettings.REAL, questions, stage -> {})))) {
                assertThat(refused.reason()).isEqualTo(Reason.RESTORE_THREW);
                assertThat(refused.message()).isEqualTo("TypeError: no address");
                assertThat(refused.file()).isEqualTo("main.js");
                assertThat(refused.line()).isEqualTo(2);
            }
        }
    }
}

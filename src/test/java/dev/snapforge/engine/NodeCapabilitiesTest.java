package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On Node a snapshot's capabilities are the globals that Node has, and the modules that the bundle names or requires in another way. */
class NodeCapabilitiesTest extends NodeEngineFixture {

    private static final DeterminismSettings FIXED = new DeterminismSettings(true, 1_772_000_000_123L, 1000);

    @Test
    void namesModulesAndGlobalsOfNode() {
        List<Script> scripts = List.of(new Script("main.js", """
                const path = require('node:path');
                globalThis.later = () => require("os").cpus();
                globalThis.join = ['zl', 'ib'].map((it) => it).join('');
                require(globalThis.join);
                globalThis.none = "require('no-such-module')";
                """));
        try (EngineSession session = engine().open()) {
            CreateResponse created = created(session.create(scripts, FIXED, true, true, stage -> {}));
            EvaluateResponse restored = evaluated(session.evaluateRestored(
                    created.blob(), new Questions(List.of(), List.of(), GraphForm.DIGEST), stage -> {}));

            assertThat(created.builtIns()).containsExactlyInAnyOrder("path", "os", "zlib");
            assertThat(restored.capabilities())
                    .contains("intl", "webassembly", "web:fetch", "web:CompressionStream", "web:crypto.subtle")
                    .doesNotContain("on-restore");
        }
    }
}

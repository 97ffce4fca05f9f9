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
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On Node a snapshot's capabilities are the globals that Node has, and the modules that the bundle names or requires in another way. */
@Tag("node")
class CapabilitiesTest {

    private static final DeterminismSettings FIXED = new DeterminismSettings(true, 1_772_000_000_123L, 1000);

    @TempDir
    static Path work;

    private static LocalEngines local;

    @BeforeAll
    static void probe() throws IOException {
        local = new LocalEngines(work, LocalEngines.LIMITS, List.of("linux-x64/node-*"));
    }

    @AfterAll
    static void close() {
        local.close();
    }

    @Test
    void namesModulesAndGlobalsOfNode() {
        List<Script> scripts = List.of(new Script("main.js", """
                const path = require('node:path');
                globalThis.later = () => require("os").cpus();
                globalThis.join = ['zl', 'ib'].map((it) => it).join('');
                require(globalThis.join);
                globalThis.none = "require('no-such-module')";
                """));
        try (EngineSession session =
                local.engines().all().stream().findFirst().orElseThrow().open()) {
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

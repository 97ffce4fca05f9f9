package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.EngineSettings.IsolationPolicy;
import dev.snapforge.engine.protocol.Conditions;
import dev.snapforge.engine.protocol.Created;
import dev.snapforge.engine.protocol.Evaluated;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.signing.NodeBlobHeader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Javet's library with Node inside. */
@Tag("node")
class JavetNodeTest {

    private static final String TARGET = "linux-x64/javet-node-5.0.6";

    @TempDir
    static Path work;

    private static LocalEngines local;

    @BeforeAll
    static void probe() throws IOException {
        // Asked to run without bubblewrap, it runs under it all the same.
        local = new LocalEngines(
                LocalEngines.settings(work, IsolationPolicy.NONE, LocalEngines.LIMITS, List.of(TARGET)));
    }

    @AfterAll
    static void close() {
        local.close();
    }

    @Test
    void restoresWhatFilesLeft() {
        assertThat(local.engines().all())
                .extracting(engine ->
                        engine.facts().isolation() + " " + engine.facts().v8Version())
                .containsExactly("bwrap 13.6.233.17-node.44");
        List<Script> scripts = List.of(
                new Script("first.js", "globalThis.list = ['first']; const path = require('path');"),
                new Script("second.js", "list.push(path.join('a', 'b')); const local = 7;"));
        Questions questions = new Questions(List.of("list"), List.of("list", "local", "typeof process"), false);
        try (EngineSession session = local.open(TARGET)) {
            Created created = created(session.create(scripts, Conditions.REAL, true, true, stage -> {}));
            NodeBlobHeader header = NodeBlobHeader.read(created.blob());
            assertThat(header.nodeVersion()).isEqualTo("24.14.1");
            assertThat(header.customised()).isFalse();
            Evaluated restored = evaluated(session.evaluateRestored(created.blob(), questions, stage -> {}));
            Evaluated plain = evaluated(session.evaluatePlain(scripts, Conditions.REAL, questions, stage -> {}));
            assertThat(restored.values())
                    .isEqualTo(plain.values())
                    .containsExactly("[\"first\",\"a/b\"]", "7", "\"object\"");
        }
    }

    @Test
    void reachesNoFileOfTheHostAndNoNetwork() throws IOException {
        Path key = Files.writeString(work.resolve("signing-key.pem"), "secret");
        String source = """
                const fs = require('fs');
                globalThis.attempts = ['%s', '/etc/shadow', '/etc/passwd'].map((path) => {
                  try {
                    return fs.readFileSync(path, 'utf8');
                  } catch (error) {
                    return error.code;
                  }
                });
                attempts.push(Object.keys(require('os').networkInterfaces()).join(), JSON.stringify(process.env));
                """.formatted(key);
        try (EngineSession session = local.open(TARGET)) {
            Evaluated plain = evaluated(session.evaluatePlain(
                    List.of(new Script("main.js", source)),
                    Conditions.REAL,
                    new Questions(List.of(), List.of("attempts.join()"), false),
                    stage -> {}));
            assertThat(plain.values().get(0))
                    .startsWith("\"ENOENT,ENOENT,ENOENT,")
                    .doesNotContain("eth", "PATH");
        }
    }
}

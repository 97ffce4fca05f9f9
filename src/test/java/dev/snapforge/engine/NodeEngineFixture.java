package dev.snapforge.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A real Node, probed once for all tests of a class. */
@Tag("node")
abstract class NodeEngineFixture {

    @TempDir
    static Path work;

    private static LocalEngines local;

    @BeforeAll
    static void probe() throws IOException {
        local = new LocalEngines(work, LocalEngines.LIMITS, List.of("linux-x64/node-24.*"));
    }

    @AfterAll
    static void close() {
        local.close();
    }

    static Engine engine() {
        return local.engines().all().stream().findFirst().orElseThrow();
    }
}

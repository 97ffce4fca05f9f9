package dev.snapforge.engine;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** The engines of this machine with the limits of the tests, probed once for a class. */
abstract class EngineFixture {

    static final String CURRENT = "linux-x64/javet-v8-5.0.6";
    static final String PREVIOUS = "linux-x64/javet-v8-4.0.0";

    @TempDir
    static Path work;

    static LocalEngines local;

    @BeforeAll
    static void probe() throws IOException {
        local = new LocalEngines(work, LocalEngines.LIMITS);
    }

    @AfterAll
    static void close() {
        local.close();
    }
}

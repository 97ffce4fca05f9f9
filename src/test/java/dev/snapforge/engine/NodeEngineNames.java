package dev.snapforge.engine;

import dev.snapforge.engine.isolation.IsolationPolicy;
import java.io.IOException;
import java.nio.file.Path;

/** A program that prints which Node engines pass their probe where it is started, asked to run them without bubblewrap. */
final class NodeEngineNames {

    private NodeEngineNames() {}

    public static void main(String[] arguments) throws IOException {
        try (LocalEngines local = new LocalEngines(LocalEngines.settings(
                Path.of(arguments[0]), IsolationPolicy.NONE, LocalEngines.LIMITS, "linux-x64/node-24.*"))) {
            System.out.println("engines: "
                    + local.engines().all().stream()
                            .map(engine -> engine.facts().target())
                            .toList());
        }
    }
}

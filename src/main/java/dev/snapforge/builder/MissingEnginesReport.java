package dev.snapforge.builder;

import dev.snapforge.engine.Engines;
import java.nio.file.Path;
import java.util.Map;
import java.util.StringJoiner;

/**
 * What an operator needs to know about a builder without an engine.
 *
 * @param directory where engines were looked for
 * @param rejected engine → why it cannot be used; empty if there is no folder with an {@code engine.json}
 */
record MissingEnginesReport(Path directory, Map<String, String> rejected) {

    static final String HINT = "./mvnw package prepares the engines in target/engines; name their folder with"
            + " snapforge.engine.directory, and see docs/engines.md. For a process that only answers requests, set"
            + " snapforge.role.builder=false.";

    static MissingEnginesReport of(Engines engines) {
        return new MissingEnginesReport(engines.directory(), engines.rejected());
    }

    /** One sentence. */
    String reason() {
        return "No engine can be used, so this builder takes no jobs: "
                + (rejected.isEmpty()
                        ? "there is no folder with an engine.json in " + directory + "."
                        : "those in " + directory + " were left out.");
    }

    /** Everything, in lines. */
    String text() {
        StringJoiner lines = new StringJoiner(System.lineSeparator() + "  ", "", "");
        lines.add(reason());
        rejected.forEach((engine, reason) -> lines.add(engine + ": " + reason));
        return lines.add(HINT).toString();
    }
}

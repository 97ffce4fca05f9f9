package dev.snapforge.journey.drill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the drills of this JVM did: a table that is printed at its end, and kept in {@code drills.md} of its folder. */
final class DrillTable implements BeforeAllCallback, AutoCloseable {

    private static final Path FILE = Path.of(System.getProperty("tests.fork.folder", "target/tests"), "drills.md");
    private static final Map<String, Row> ROWS = new LinkedHashMap<>();

    /**
     * What was seen of a fault.
     *
     * @param times how often it was caused
     * @param lost builds that did not come to the end they should
     * @param doubled builds that were published, or stored, more than once
     * @param recovery the longest time from the fault until the service gave the right answer again
     */
    private record Row(int times, long lost, long doubled, Duration recovery) {

        Row and(Row other) {
            return new Row(
                    times + other.times,
                    lost + other.lost,
                    doubled + other.doubled,
                    recovery.compareTo(other.recovery) > 0 ? recovery : other.recovery);
        }
    }

    /** Adds to the row of a fault. */
    static synchronized void add(String fault, int times, long lost, long doubled, Duration recovery) {
        ROWS.merge(fault, new Row(times, lost, doubled, recovery), Row::and);
        try {
            Files.createDirectories(FILE.getParent());
            Files.write(FILE, lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("| fault | times | lost | doubled | longest recovery |");
        lines.add("|---|---|---|---|---|");
        ROWS.forEach((fault, row) -> lines.add("| %s | %d | %d | %d | %.1f s |"
                .formatted(fault, row.times, row.lost, row.doubled, row.recovery.toMillis() / 1000.0)));
        return lines;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(DrillTable.class))
                .computeIfAbsent(DrillTable.class, key -> this);
    }

    /** When all tests have run. */
    @Override
    public void close() {
        synchronized (DrillTable.class) {
            lines().forEach(System.out::println);
        }
    }
}

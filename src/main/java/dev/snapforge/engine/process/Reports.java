package dev.snapforge.engine.process;

import dev.snapforge.engine.protocol.Outlined.Statement;
import dev.snapforge.engine.protocol.Use;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the texts that the project's own scripts answer. */
public final class Reports {

    private Reports() {}

    /** What {@code record.js} reports. */
    public static List<Use> uses(String report) {
        List<Use> uses = new ArrayList<>();
        for (String line : report.lines().toList()) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 7) {
                uses.add(new Use(
                        Use.Kind.valueOf(fields[0]),
                        fields[1],
                        fields[2],
                        Integer.parseInt(fields[3]),
                        Integer.parseInt(fields[4]),
                        Integer.parseInt(fields[5]),
                        fields[6].isEmpty()
                                ? List.of()
                                : Arrays.stream(fields[6].split(" ", -1))
                                        .map(Double::valueOf)
                                        .toList()));
            }
        }
        return uses;
    }

    /** What {@code outline.js} answers for the script with this index. */
    public static List<Statement> statements(int script, String outline) {
        List<Statement> statements = new ArrayList<>();
        for (String line : outline.lines().toList()) {
            String[] fields = line.split("\t", -1);
            statements.add(new Statement(
                    script,
                    Integer.parseInt(fields[0]),
                    Integer.parseInt(fields[1]),
                    Integer.parseInt(fields[2]),
                    Integer.parseInt(fields[3]),
                    fields[4]));
        }
        return statements;
    }
}

package dev.snapforge.engine.process.common;

import dev.snapforge.engine.protocol.OutlineResponse.Statement;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the texts that the project's own scripts answer. */
public final class ScriptReports {

    /** What a line of {@code outline.js} begins with that names a module and no statement. */
    static final String IMPORT = "import\t";

    private static final int MAX_USES = 2_000;

    /** In UTF-16 units. */
    private static final int MAX_NAME = 500;

    private ScriptReports() {}

    private static String beginning(String name) {
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME) + "…";
    }

    /** What {@code record.js} reports: the first of it, with names cut, since a bundle can make up as many as it likes, of any length. */
    public static List<RuntimeStateAccess> uses(String report) {
        List<RuntimeStateAccess> uses = new ArrayList<>();
        for (String line : report.lines().toList()) {
            String[] fields = line.split("\t", -1);
            if (fields.length == 7 && uses.size() < MAX_USES) {
                uses.add(new RuntimeStateAccess(
                        RuntimeStateAccess.Kind.valueOf(fields[0]),
                        beginning(fields[1]),
                        beginning(fields[2]),
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

    /** The statements that {@code outline.js} found in the script with this index; what it imports stands on lines of their own. */
    static List<Statement> statements(int script, String outline) {
        return outline.lines()
                .filter(line -> !line.startsWith(IMPORT))
                .map(line -> statement(script, line.split("\t", -1)))
                .toList();
    }

    private static Statement statement(int script, String[] fields) {
        return new Statement(
                script,
                Integer.parseInt(fields[0]),
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]),
                Integer.parseInt(fields[4]),
                fields[5].isEmpty()
                        ? List.of()
                        : Arrays.stream(fields[5].split(" ", -1))
                                .map(Integer::valueOf)
                                .toList(),
                fields[6],
                fields[7]);
    }
}

package dev.snapforge.engine.process.common;

import dev.snapforge.engine.protocol.OutlineResponse;
import dev.snapforge.engine.protocol.OutlineResponse.Statement;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which statements run: from each file that runs by itself to what it imports, which runs before it (ECMA-262, 16.2.1.6.1.3). */
public final class StatementOrder {

    private final List<Script> scripts;
    private final List<String> outlines;
    private final Map<String, Integer> byName = new HashMap<>();
    private final Set<Integer> seen = new HashSet<>();
    private final List<Statement> statements = new ArrayList<>();

    /** @param outlines what {@code outline.js} answers for each of the scripts */
    public StatementOrder(List<Script> scripts, List<String> outlines) {
        this.scripts = scripts;
        this.outlines = outlines;
        for (int i = 0; i < scripts.size(); i++) {
            byName.put(scripts.get(i).name(), i);
        }
    }

    /** The statements of all files that run. */
    public OutlineResponse response() {
        for (int i = 0; i < scripts.size(); i++) {
            if (scripts.get(i).entry()) {
                visit(i);
            }
        }
        return new OutlineResponse(List.copyOf(statements));
    }

    private void visit(int index) {
        if (!seen.add(index)) {
            return;
        }
        String outline = outlines.get(index);
        for (String line : outline.lines().toList()) {
            if (line.startsWith(ScriptReports.IMPORT)) {
                new ImportSpecifier(line.substring(ScriptReports.IMPORT.length()))
                        .from(scripts.get(index).name())
                        .map(byName::get)
                        .ifPresent(this::visit);
            }
        }
        statements.addAll(ScriptReports.statements(index, outline));
    }
}

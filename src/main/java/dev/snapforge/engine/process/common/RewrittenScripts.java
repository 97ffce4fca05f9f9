package dev.snapforge.engine.process.common;

import dev.snapforge.engine.protocol.RewriteRequest.Edit;
import dev.snapforge.engine.protocol.RewriteRequest.Rewritten;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@code rewrite.js} answers for each of some scripts. */
public final class RewrittenScripts {

    private final List<Script> scripts = new ArrayList<>();
    private final List<Edit> edits = new ArrayList<>();

    /**
     * Adds the answer for a script.
     *
     * @param answer a line with the places, and the new text behind it; empty where nothing changes
     */
    public void add(Script script, String answer) {
        int end = answer.indexOf('\n');
        if (end < 0) {
            scripts.add(script);
            return;
        }
        scripts.add(script.withSource(answer.substring(end + 1)));
        for (String place : end == 0 ? new String[0] : answer.substring(0, end).split(" ", -1)) {
            String[] fields = place.split(":", -1);
            edits.add(new Edit(fields[0], script.name(), Integer.parseInt(fields[1]), Integer.parseInt(fields[2])));
        }
    }

    /** All that were added. */
    public Rewritten response() {
        return new Rewritten(List.copyOf(scripts), List.copyOf(edits));
    }
}

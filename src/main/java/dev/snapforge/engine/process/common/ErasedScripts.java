package dev.snapforge.engine.process.common;

import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.RewriteRequest.Rewritten;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@code eraser.js} answers for each of some files. */
public final class ErasedScripts {

    /** The eraser, as {@link ScriptResource} knows it. */
    public static final String ERASER = "typescript/eraser.js";

    private final List<Script> scripts = new ArrayList<>();
    private final List<RefusalResponse> refusals = new ArrayList<>();

    /**
     * Adds the answer for a file.
     *
     * @param answer a line with what the file is, and its text behind it; or {@code refused} and a line for each cause
     */
    public void add(Script script, String answer) {
        int end = answer.indexOf('\n');
        String rest = answer.substring(end + 1);
        if (answer.startsWith("refused\n")) {
            rest.lines().map(line -> refusal(script, line)).forEach(refusals::add);
            return;
        }
        scripts.add(new Script(script.name(), rest, script.entry(), !script.entry() || answer.startsWith("module\n")));
    }

    /** All that were added, or why not. */
    public Message response() {
        return refusals.isEmpty() ? new Rewritten(List.copyOf(scripts), List.of()) : RefusalResponse.all(refusals);
    }

    private static RefusalResponse refusal(Script script, String line) {
        String[] fields = line.split(":", 4);
        Reason reason = Reason.valueOf(fields[0]);
        return new RefusalResponse(
                reason,
                reason == Reason.SYNTAX ? "SyntaxError: " + fields[3] : fields[3],
                script.name(),
                Integer.parseInt(fields[1]),
                Integer.parseInt(fields[2]),
                "");
    }
}

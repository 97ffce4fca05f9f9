package dev.snapforge.engine.process;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.OutlineRequest;
import dev.snapforge.engine.protocol.Outlined;
import dev.snapforge.engine.protocol.Outlined.Statement;
import dev.snapforge.engine.protocol.Refused.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.List;

/** Lists the statements of scripts; runs nothing of them. */
final class Outline {

    private final JavetEngine engine;

    Outline(JavetEngine engine) {
        this.engine = engine;
    }

    /** A script that does not parse has no statements. */
    Message run(OutlineRequest request) {
        List<Statement> statements = new ArrayList<>();
        try (V8Runtime runtime = engine.plain()) {
            Source.executor(runtime, "acorn/acorn.js").executeVoid();
            try (V8ValueFunction outline =
                    Source.executor(runtime, "outline.js").execute()) {
                for (int i = 0; i < request.scripts().size(); i++) {
                    add(i, request.scripts().get(i), outline, statements);
                }
            }
            return new Outlined(statements);
        } catch (JavetException e) {
            return Refusals.of(e, Reason.SYNTAX);
        }
    }

    private static void add(int index, Script script, V8ValueFunction outline, List<Statement> statements)
            throws JavetException {
        statements.addAll(Reports.statements(index, outline.callString(null, script.source())));
    }
}

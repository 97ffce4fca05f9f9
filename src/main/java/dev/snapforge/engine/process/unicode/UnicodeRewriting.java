package dev.snapforge.engine.process.unicode;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.protocol.ExpandRequest;
import dev.snapforge.engine.protocol.ExpandRequest.Expanded;
import dev.snapforge.engine.protocol.ExpandRequest.Place;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.List;

/** Runs rewriting.js in a runtime of its own; nothing of the bundle runs in it. */
public final class UnicodeRewriting implements AutoCloseable {

    private final V8Runtime runtime;
    private final V8ValueObject rewriting;
    private final String library = text("expander.js");

    /** @param runtime is closed with this */
    public UnicodeRewriting(V8Runtime runtime) throws JavetException {
        this.runtime = runtime;
        ScriptResource.executor(runtime, "acorn/acorn.js").executeVoid();
        ScriptResource.executor(runtime, "parser.js").executeVoid();
        try (V8ValueObject references =
                        ScriptResource.executor(runtime, "references.js").execute();
                V8ValueObject expander = runtime.getExecutor(library).execute();
                V8ValueFunction rewriting =
                        runtime.getExecutor(text("rewriting.js")).execute()) {
            this.rewriting = rewriting.call(null, expander, references);
        }
    }

    /** The scripts as they can run here, unless their expressions become too long. */
    public Expanded of(ExpandRequest request) throws JavetException {
        for (Script script : request.scripts()) {
            rewriting.invokeVoid("add", script.name(), script.source(), script.isModule());
        }
        String first = rewriting.invokeString("finish", library, text("runtime.js"));
        if (rewriting.invokeBoolean("isTooLong")) {
            return new Expanded("", List.of(), places(), rewriting.invokeInteger("length"), true);
        }
        List<Script> changed = new ArrayList<>();
        for (Script script : request.scripts()) {
            String code = rewriting.invokeString("code", script.name());
            if (!code.isEmpty()) {
                changed.add(script.withSource(code));
            }
        }
        return new Expanded(first, changed, places(), rewriting.invokeInteger("length"), false);
    }

    private List<Place> places() throws JavetException {
        List<Place> places = new ArrayList<>();
        for (String line : rewriting.invokeString("places").lines().toList()) {
            String[] fields = line.split("\t", 5);
            places.add(new Place(
                    fields[4],
                    Integer.parseInt(fields[0]),
                    Integer.parseInt(fields[1]),
                    Integer.parseInt(fields[2]),
                    Integer.parseInt(fields[3])));
        }
        return places;
    }

    private static String text(String name) {
        return ScriptResource.of(UnicodeRewriting.class, name);
    }

    @Override
    public void close() throws JavetException {
        rewriting.close();
        runtime.close();
    }
}

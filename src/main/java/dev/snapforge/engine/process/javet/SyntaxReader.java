package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import dev.snapforge.engine.process.common.ScriptPosition;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.protocol.Script;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads sources with a parser (acorn), in a runtime that the bundle does not run in. */
final class SyntaxReader implements AutoCloseable {

    /** What to look for. */
    enum Feature {
        /** The specifier of an {@code import} or {@code export … from}. */
        IMPORT,
        /** A call of {@code import()} in the expression or statement that begins at a place. */
        DYNAMIC_IMPORT,
        /** An {@code await} or {@code for await} outside of every function. */
        TOP_LEVEL_AWAIT
    }

    private final V8Runtime runtime;
    private final V8ValueFunction find;

    private SyntaxReader(V8Runtime runtime) throws JavetException {
        this.runtime = runtime;
        ScriptResource.executor(runtime, "acorn/acorn.js").executeVoid();
        ScriptResource.executor(runtime, "parser.js").executeVoid();
        this.find = ScriptResource.executor(runtime, "syntax.js").execute();
    }

    /** @param beside whose engine to use; not itself touched */
    static SyntaxReader beside(V8Runtime beside) throws JavetException {
        return new SyntaxReader(V8Host.getInstance(beside.getJSRuntimeType()).createV8Runtime());
    }

    /** The runtime in which sources may be compiled, and nothing of a bundle be evaluated. */
    V8Runtime runtime() {
        return runtime;
    }

    /** Where an import of this specifier stands first; the file without line where it was not found. */
    ScriptPosition ofImport(Script script, String specifier) throws JavetException {
        List<ScriptPosition> found = find(script, Feature.IMPORT, specifier);
        return found.isEmpty() ? ScriptPosition.of(script.name()) : found.get(0);
    }

    /** The call of {@code import()} in what begins at this place, if there is one. */
    Optional<ScriptPosition> ofDynamicImport(Script script, ScriptPosition begin) throws JavetException {
        return find(script, Feature.DYNAMIC_IMPORT, begin.line() + ":" + begin.column()).stream()
                .findFirst();
    }

    /** All places, in the order of the text; none in a file that the parser does not understand. */
    List<ScriptPosition> all(Script script, Feature feature) throws JavetException {
        return find(script, feature, "");
    }

    /** A script with calls of a function in the place of {@code import()}, behind a line of places. */
    String withoutImports(String script, String function) throws JavetException {
        try (V8ValueFunction imports =
                ScriptResource.executor(runtime, "imports.js").execute()) {
            String rewritten = imports.callString(null, script, false, function);
            return rewritten.isEmpty() ? "\n" + script : rewritten;
        }
    }

    private List<ScriptPosition> find(Script script, Feature feature, String specifier) throws JavetException {
        String places = find.callString(null, script.source(), script.isModule(), feature.name(), specifier);
        List<ScriptPosition> positions = new ArrayList<>();
        for (String place : places.isEmpty() ? new String[0] : places.split(" ")) {
            int colon = place.indexOf(':');
            positions.add(new ScriptPosition(
                    script.name(),
                    Integer.parseInt(place.substring(0, colon)),
                    Integer.parseInt(place.substring(colon + 1))));
        }
        return positions;
    }

    @Override
    public void close() throws JavetException {
        find.close();
        runtime.close();
    }
}

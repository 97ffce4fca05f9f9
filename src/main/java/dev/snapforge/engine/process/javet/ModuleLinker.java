package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.process.common.ScriptResource;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;

/** Turns modules, all that import each other at once, into expressions for classic scripts (linker.js, transform.js). */
final class ModuleLinker implements AutoCloseable {

    private final V8ValueObject linker;

    /** @param syntax the reader whose runtime to work in */
    ModuleLinker(SyntaxReader syntax) throws JavetException {
        try (V8ValueObject references = ScriptResource.executor(syntax.runtime(), "references.js")
                        .execute();
                V8ValueFunction transform = ScriptResource.executor(syntax.runtime(), "transform.js")
                        .execute();
                V8ValueFunction link =
                        ScriptResource.executor(syntax.runtime(), "linker.js").execute();
                V8ValueFunction effects =
                        ScriptResource.executor(syntax.runtime(), "effects.js").execute();
                V8ValueFunction deferred =
                        ScriptResource.executor(syntax.runtime(), "deferred.js").execute();
                V8ValueObject steps = transform.call(null, references);
                V8ValueFunction unsafe = deferred.call(null, effects, references)) {
            this.linker = link.call(null, steps, unsafe);
        }
    }

    /**
     * Adds a module.
     *
     * @param resolved the name of the file that each of its specifiers means
     * @throws EngineRefusalException if V8 understands the module and the parser does not
     */
    void add(Script script, Map<String, String> resolved) throws JavetException {
        StringBuilder lines = new StringBuilder();
        resolved.forEach((specifier, file) ->
                lines.append(specifier).append('\n').append(file).append('\n'));
        String problem = linker.invokeString(
                "add", script.name(), script.source(), lines.toString(), script.deferred(), script.entry());
        if (!problem.isEmpty()) {
            String[] parts = problem.split(":", 3);
            throw new EngineRefusalException(new RefusalResponse(
                    Reason.SYNTAX,
                    "SyntaxError: " + parts[2],
                    script.name(),
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    ""));
        }
    }

    /**
     * Finds what all names mean, once all modules are there.
     *
     * @param whole whether any of them may be imported by {@code import()}
     * @throws EngineRefusalException if a module that is to be evaluated on first use has to be evaluated in its turn
     */
    void link(boolean whole) throws JavetException {
        List<RefusalResponse> unsafe = linker.invokeString("link", whole)
                .lines()
                .map(ModuleLinker::unsafe)
                .toList();
        if (!unsafe.isEmpty()) {
            throw new EngineRefusalException(RefusalResponse.all(unsafe));
        }
    }

    /** @param line "line:column:file", a tab and a message */
    static RefusalResponse unsafe(String line) {
        int end = line.indexOf('\t');
        String[] place = line.substring(0, end).split(":", 3);
        return new RefusalResponse(
                Reason.DEFER_UNSAFE,
                line.substring(end + 1),
                place[2],
                Integer.parseInt(place[0]),
                Integer.parseInt(place[1]),
                "");
    }

    /**
     * The module as an expression.
     *
     * @param separator what stands between the code that is put before it and the module's own
     */
    String code(Script script, String separator) throws JavetException {
        return linker.invokeString("code", script.name(), separator);
    }

    @Override
    public void close() throws JavetException {
        linker.close();
    }
}

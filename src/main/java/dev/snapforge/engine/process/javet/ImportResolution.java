package dev.snapforge.engine.process.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.engine.process.common.EngineRefusalException;
import dev.snapforge.engine.process.common.ImportSpecifier;
import dev.snapforge.engine.process.common.ScriptPosition;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an import means: another file of the bundle, or nothing that could be had here. */
final class ImportResolution {

    private static final List<String> ENDINGS =
            List.of(".mjs", ".js", ".ts", ".mts", ".tsx", ".cts", "/index.mjs", "/index.js", "/index.ts", "/index.mts");

    private final Map<String, Script> scripts;
    private final V8Runtime beside;

    /**
     * @param scripts all files of the bundle by name
     * @param beside whose engine to use where it has to be found out at which place an import stands
     */
    ImportResolution(Map<String, Script> scripts, V8Runtime beside) {
        this.scripts = scripts;
        this.beside = beside;
    }

    /**
     * The file that is imported.
     *
     * @throws EngineRefusalException if the bundle has none, saying which import it is and where it stands
     */
    Script resolve(String text, Script importer) throws JavetException {
        ImportSpecifier specifier = new ImportSpecifier(text);
        String by = importer.name() + " imports '" + text + "'";
        if (!specifier.isRelative()) {
            throw refuse(Reason.BARE_IMPORT, by + ", which is no relative path.", importer, text);
        }
        Optional<String> name = specifier.from(importer.name());
        if (name.isEmpty()) {
            throw refuse(Reason.MODULE_NOT_FOUND, by + ", which leads out of the bundle.", importer, text);
        }
        Script script = ImportSpecifier.find(name.get(), scripts.keySet())
                .map(scripts::get)
                .orElse(null);
        if (script == null) {
            throw refuse(
                    Reason.MODULE_NOT_FOUND,
                    by + ", and the bundle has no " + name.get() + "." + suggestion(name.get()),
                    importer,
                    text);
        }
        if (!script.isModule()) {
            throw refuse(Reason.IMPORT_OF_SCRIPT, by + ", which runs as a classic script.", importer, text);
        }
        return script;
    }

    private String suggestion(String name) {
        int dot = name.lastIndexOf('.');
        String stem = dot > name.lastIndexOf('/') ? name.substring(0, dot) : name;
        return Stream.concat(
                        ENDINGS.stream().map(name::concat), ENDINGS.stream().map(stem::concat))
                .filter(scripts::containsKey)
                .findFirst()
                .or(() ->
                        scripts.keySet().stream().filter(name::equalsIgnoreCase).findFirst())
                .map(found -> " It has " + found + ".")
                .orElse("");
    }

    private EngineRefusalException refuse(Reason reason, String message, Script importer, String specifier)
            throws JavetException {
        ScriptPosition position;
        try (SyntaxReader syntax = SyntaxReader.beside(beside)) {
            position = syntax.ofImport(importer, specifier);
        }
        return new EngineRefusalException(
                new RefusalResponse(reason, message, position.file(), position.line(), position.column(), ""));
    }
}

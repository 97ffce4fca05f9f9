package dev.snapforge.engine.process;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.engine.protocol.Refused;
import dev.snapforge.engine.protocol.Refused.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an import means: another file of the bundle, or nothing that could be had here. */
final class Imports {

    private static final List<String> ENDINGS = List.of(".mjs", ".js", "/index.mjs", "/index.js");

    private final V8Runtime runtime;
    private final Map<String, Script> scripts;

    Imports(V8Runtime runtime, Map<String, Script> scripts) {
        this.runtime = runtime;
        this.scripts = scripts;
    }

    /**
     * The file that is imported.
     *
     * @throws RefusedException where the bundle has none, saying which import it is and where it stands
     */
    Script resolve(String text, String importerName) throws JavetException {
        Specifier specifier = new Specifier(text);
        String by = importerName + " imports '" + text + "'";
        if (!specifier.isRelative()) {
            throw refuse(Reason.BARE_IMPORT, by + ", which is no relative path.", importerName, text);
        }
        Optional<String> name = specifier.from(importerName);
        if (name.isEmpty()) {
            throw refuse(Reason.MODULE_NOT_FOUND, by + ", which leads out of the bundle.", importerName, text);
        }
        Script script = scripts.get(name.get());
        if (script == null) {
            throw refuse(
                    Reason.MODULE_NOT_FOUND,
                    by + ", and the bundle has no " + name.get() + "." + suggestion(name.get()),
                    importerName,
                    text);
        }
        if (!script.isModule()) {
            throw refuse(Reason.IMPORT_OF_SCRIPT, by + ", which runs as a classic script.", importerName, text);
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

    private RefusedException refuse(Reason reason, String message, String importerName, String specifier)
            throws JavetException {
        Script importer = scripts.get(importerName);
        Position position = Position.of(importerName);
        if (importer != null) {
            try (Syntax syntax = Syntax.beside(runtime)) {
                position = syntax.ofImport(importer, specifier);
            }
        }
        return new RefusedException(
                new Refused(reason, message, position.file(), position.line(), position.column(), ""));
    }
}

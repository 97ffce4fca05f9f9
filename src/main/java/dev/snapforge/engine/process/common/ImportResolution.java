package dev.snapforge.engine.process.common;

import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What an import means: another file of the bundle, or nothing that could be had here. */
public final class ImportResolution {

    private static final List<String> ENDINGS =
            List.of(".mjs", ".js", ".ts", ".mts", ".tsx", ".cts", "/index.mjs", "/index.js", "/index.ts", "/index.mts");

    private final Map<String, Script> scripts;

    /** @param scripts all files of the bundle by name */
    public ImportResolution(Map<String, Script> scripts) {
        this.scripts = scripts;
    }

    /** The module that is imported, if the bundle has it. */
    public Optional<Script> find(String text, Script importer) {
        return file(new ImportSpecifier(text), importer).filter(Script::isModule);
    }

    private Optional<Script> file(ImportSpecifier specifier, Script importer) {
        return Optional.of(specifier)
                .filter(ImportSpecifier::isRelative)
                .flatMap(it -> it.from(importer.name()))
                .flatMap(name -> ImportSpecifier.find(name, scripts.keySet()))
                .map(scripts::get);
    }

    /**
     * Why {@link #find} has found none.
     *
     * @param position where the import stands
     */
    public RefusalResponse refusal(String text, Script importer, ScriptPosition position) {
        ImportSpecifier specifier = new ImportSpecifier(text);
        String by = importer.name() + " imports '" + text + "'";
        if (!specifier.isRelative()) {
            return refusal(Reason.BARE_IMPORT, by + ", which is no relative path.", position);
        }
        if (file(specifier, importer).isPresent()) {
            return refusal(Reason.IMPORT_OF_SCRIPT, by + ", which runs as a classic script.", position);
        }
        return specifier
                .from(importer.name())
                .map(name -> refusal(
                        Reason.MODULE_NOT_FOUND,
                        by + ", and the bundle has no " + name + "." + suggestion(name),
                        position))
                .orElseGet(() -> refusal(Reason.MODULE_NOT_FOUND, by + ", which leads out of the bundle.", position));
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

    private static RefusalResponse refusal(Reason reason, String message, ScriptPosition position) {
        return new RefusalResponse(reason, message, position.file(), position.line(), position.column(), "");
    }
}

package dev.snapforge.engine.process.common;

import dev.snapforge.engine.protocol.Script;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** By which names V8 knows the files of a bundle: their own, and those that {@code sourceURL} comments give them. */
public final class ScriptNames {

    private final Map<String, Script> byName = new HashMap<>();

    /** @param scripts all files of a bundle */
    public ScriptNames(Collection<Script> scripts) {
        scripts.forEach(script -> byName.put(script.name(), script));
        // A file's own name comes first: a comment cannot take another file's.
        scripts.forEach(script -> script.sourceUrl().ifPresent(url -> byName.putIfAbsent(url, script)));
    }

    /** The file that V8 means. */
    public Optional<Script> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}

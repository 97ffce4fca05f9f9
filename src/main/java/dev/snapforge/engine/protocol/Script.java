package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One source file, as V8 sees it.
 *
 * @param name the script name in positions and stack traces
 * @param source the text
 * @param entry whether it runs by itself; what does not is there to be imported, and is an ES module whatever its name
 * @param isModule whether it is an ES module; a classic script otherwise
 * @param deferred whether a snapshot has it evaluated only when one of its exports is first used; a plain runtime evaluates it in its turn
 */
public record Script(String name, String source, boolean entry, boolean isModule, boolean deferred) {

    /** What the names of our own scripts begin with; no file of a bundle can have such a name. */
    public static final String OWN = "snapforge:";

    /** ECMA-426, section 8: in a comment of its own line; V8 takes the last one. */
    private static final Pattern SOURCE_URL =
            Pattern.compile("(?m)(?://|/\\*)[#@][ \\t]sourceURL=[ \\t]*([^\\s'\"]+)[ \\t]*(?:\\*/.*)?$");

    /** A file that is evaluated in its turn. */
    public Script(String name, String source, boolean entry, boolean isModule) {
        this(name, source, entry, isModule, false);
    }

    /** A file that is a module if its name ends in {@code .mjs}, or if it is only imported. */
    public Script(String name, String source, boolean entry) {
        this(name, source, entry, !entry || name.endsWith(".mjs"));
    }

    /** A file that runs by itself. */
    public Script(String name, String source) {
        this(name, source, true);
    }

    /** Whether it is part of Snapforge, and not of a bundle. */
    public boolean isOwn() {
        return name.startsWith(OWN);
    }

    /** The same file with another text. */
    public Script withSource(String other) {
        return new Script(name, other, entry, isModule, deferred);
    }

    /** The same file, evaluated on first use where a snapshot is made. */
    public Script onFirstUse() {
        return new Script(name, source, entry, isModule, true);
    }

    /** Another name that the source gives itself, by which V8 knows it in stacks, if it does. */
    public Optional<String> sourceUrl() {
        if (!source.contains("sourceURL=")) {
            return Optional.empty();
        }
        Matcher matcher = SOURCE_URL.matcher(source);
        String last = null;
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return Optional.ofNullable(last);
    }

    static void writeAll(DataOutput out, List<Script> scripts) throws IOException {
        MessageFields.list(out, scripts, (to, script) -> {
            MessageFields.text(to, script.name);
            MessageFields.text(to, script.source);
            to.writeBoolean(script.entry);
            to.writeBoolean(script.isModule);
            to.writeBoolean(script.deferred);
        });
    }

    static List<Script> readAll(FrameInput in) throws IOException {
        return MessageFields.list(
                in,
                from -> new Script(
                        MessageFields.text(from),
                        MessageFields.text(from),
                        from.readBoolean(),
                        from.readBoolean(),
                        from.readBoolean()));
    }
}

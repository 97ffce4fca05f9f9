package dev.snapforge.engine.process.common;

import dev.snapforge.engine.protocol.Script;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in a file of the bundle.
 *
 * @param file the script's name, or empty if it is not known
 * @param line from 1, or 0 if it is not known
 * @param column from 1, or 0 if it is not known
 */
public record ScriptPosition(String file, int line, int column) {

    public static final ScriptPosition UNKNOWN = new ScriptPosition("", 0, 0);

    // V8's stack-trace-api.md: "at f (file:line:column)", and without brackets where the function has no name.
    private static final Pattern FRAME =
            Pattern.compile("(?m)^ {4}at (?:.* \\(|async )?(.+):(\\d{1,9}):(\\d{1,9})\\)?$");

    public static ScriptPosition of(String file) {
        return new ScriptPosition(file, 0, 0);
    }

    /** The innermost place of a stack that lies in one of these files, and in none of our own. */
    public static Optional<ScriptPosition> topOf(String stack, ScriptNames files) {
        Matcher frame = FRAME.matcher(stack);
        while (frame.find()) {
            Optional<String> file =
                    files.find(frame.group(1)).map(Script::name).filter(name -> !ScriptResource.isOwn(name));
            if (file.isPresent()) {
                return Optional.of(new ScriptPosition(
                        file.get(), Integer.parseInt(frame.group(2)), Integer.parseInt(frame.group(3))));
            }
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}

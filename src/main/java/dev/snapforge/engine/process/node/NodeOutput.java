package dev.snapforge.engine.process.node;

import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a Node process printed: all of it goes on to the engine process's error output, the end of it is kept. */
final class NodeOutput {

    private static final int KEPT = 1 << 16;
    /** As V8 reports what nobody caught, in one line or below the place. Node's abort that may follow has another reason. */
    private static final Pattern UNCAUGHT = Pattern.compile("^(?:(\\S+):(\\d+): )?Uncaught (.+)$");

    private static final Pattern ERROR = Pattern.compile("^(?:[A-Z]\\w*)?Error(?: \\[\\w+])?: .*");
    private static final Pattern FRAME = Pattern.compile("(?:\\(|at |^)([^()\\s]+?):(\\d+)(?::(\\d+))?\\)?$");

    private static final Pattern CARET = Pattern.compile("\\s*\\^+\\s*");

    private final String text;

    NodeOutput(String text) {
        this.text = text;
    }

    /** Reads to the end of the stream. */
    static NodeOutput drain(InputStream from, OutputStream to) throws IOException {
        byte[] kept = new byte[0];
        byte[] buffer = new byte[1 << 13];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            kept = tail(kept, buffer, read);
        }
        to.flush();
        return new NodeOutput(new String(kept, StandardCharsets.UTF_8));
    }

    private static byte[] tail(byte[] kept, byte[] more, int length) {
        int start = Math.max(0, kept.length + length - KEPT);
        byte[] both = new byte[kept.length + length];
        System.arraycopy(kept, 0, both, 0, kept.length);
        System.arraycopy(more, 0, both, kept.length, length);
        return start == 0 ? both : Arrays.copyOfRange(both, start, both.length);
    }

    /** Whether it is a sandbox that speaks: Node was not started. */
    boolean isFromSandbox() {
        return text.startsWith("bwrap: ") || text.startsWith("sandbox: ");
    }

    /**
     * Where a callback that runs after a restore threw, as {@link #place} has it; empty if none did. The files are not known there: the
     * first place counts that is not in Node or in our own script.
     */
    Optional<String[]> restorePlace() {
        if (!text.contains("at runDeserializeCallbacks (node:")) {
            return Optional.empty();
        }
        return text.lines()
                .map(String::strip)
                .filter(line -> line.startsWith("at "))
                .map(FRAME::matcher)
                .filter(frame -> frame.find() && frame.group(3) != null && isBundles(frame.group(1)))
                .map(frame -> new String[] {frame.group(1), frame.group(2), frame.group(3)})
                .findFirst()
                .or(() -> Optional.of(new String[] {"", "0", "0"}));
    }

    private static boolean isBundles(String name) {
        return !name.startsWith("node:") && !name.startsWith("snapforge:") && !name.startsWith("/snapforge/");
    }

    /** The line that says what was thrown and not caught, or the last line that says anything. */
    String message() {
        List<String> lines =
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.stream()
                .map(UNCAUGHT::matcher)
                .filter(Matcher::matches)
                .map(uncaught -> uncaught.group(3))
                .findFirst()
                .or(() -> lines.stream()
                        .filter(line -> ERROR.matcher(line).matches())
                        .findFirst())
                .orElseGet(() -> lines.stream()
                        .filter(line -> !line.startsWith("Node.js v"))
                        .reduce((first, second) -> second)
                        .orElse(""));
    }

    /** The first place in one of these scripts: name, line, column; the column is 0 if none is told with one. */
    String[] place(List<Script> scripts) {
        String[] lineOnly = {"", "0", "0"};
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher uncaught = UNCAUGHT.matcher(line);
            Matcher frame = FRAME.matcher(line);
            for (Script script : scripts) {
                if (uncaught.matches() && isMeant(script, uncaught.group(1))) {
                    return at(script, Integer.parseInt(uncaught.group(2)));
                }
                if (frame.find(0) && isMeant(script, frame.group(1))) {
                    if (frame.group(3) != null) {
                        return new String[] {script.name(), frame.group(2), frame.group(3)};
                    }
                    if (lineOnly[0].isEmpty()) {
                        lineOnly = new String[] {script.name(), frame.group(2), caret(lines, i + 2)};
                    }
                }
            }
        }
        return lineOnly;
    }

    /** The column that a caret below the place and its line of source points to, or 0. */
    private static String caret(List<String> lines, int index) {
        boolean points = index < lines.size() && CARET.matcher(lines.get(index)).matches();
        return Integer.toString(points ? 1 + lines.get(index).indexOf('^') : 0);
    }

    private static boolean isMeant(Script script, String name) {
        return script.name().equals(name)
                || script.sourceUrl().filter(name::equals).isPresent();
    }

    /** What stands where a line number is expected is the offset in the script, in UTF-16 units (seen with Node 24.21). */
    private static String[] at(Script script, int offset) {
        String before =
                script.source().substring(0, Math.min(offset, script.source().length()));
        int line = 1 + (int) before.chars().filter(unit -> unit == '\n').count();
        int column = before.length() - before.lastIndexOf('\n');
        return new String[] {script.name(), Integer.toString(line), Integer.toString(column)};
    }
}

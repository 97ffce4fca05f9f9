package dev.snapforge.engine.protocol;

import dev.snapforge.engine.protocol.frame.FrameInput;
import dev.snapforge.engine.protocol.frame.MessageFields;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks for the same programs without kinds of syntax: types, calls of {@code import()}, or what V8 keeps something of that it cannot write;
 * nothing of them is run.
 *
 * @param scripts to be parsed; one that does not parse stays as it is, unless it is of TypeScript: then the request is refused
 * @param features kinds of syntax: {@code ASM}, {@code USING}; or {@link #TYPES}, {@link #IMPORTS} or {@link #NONE} alone
 * @param helper a name that no script has, by which the programs call what does the work of {@code using}
 */
public record RewriteRequest(List<Script> scripts, List<String> features, String helper) implements Message {

    /** The types of scripts that are all of TypeScript; every line and column stays where it is. */
    public static final String TYPES = "TYPES";

    /** Calls of {@code import()}, which become calls of a function whose name begins with the helper. */
    public static final String IMPORTS = "IMPORTS";

    /** None: the scripts are parsed by V8 itself, and the answer is empty, or a refusal if one of them does not parse. */
    public static final String NONE = "NONE";

    /** The script before the bundle that declares these functions; its value is a function that gives each of them its work. */
    public static final String IMPORT_SCRIPT = Script.OWN + "import.js";

    /**
     * The function among them that imports as a file in the bundle's root does, for what is no file: checks, warm-ups, and the proof, which
     * uses deferred modules.
     */
    public static final String ROOT_IMPORTER = "þ$root";

    /** What stood at an edit: an {@code import()} whose path is that of a file, whatever else is computed of it. */
    public static final String IMPORT_OF_FILE = "IMPORT_OF_FILE";

    private static final String WORD = "import";

    /**
     * What every {@code import()} looks like, after a spread, too, and much that stands in texts and comments; a method's name does not. Behind
     * the word are JavaScript's white space, of which Java's is a part, and comments, of which scripts have those of HTML as well.
     */
    private static final Pattern IMPORT =
            Pattern.compile("(?<!(?<!\\.)\\.)\\bimport(?=[\\s\\p{Z}\\x{FEFF}]*(?:\\(|/[/*]|<!--|-->))");

    /**
     * The answer.
     *
     * @param scripts all that were sent, in their order
     * @param edits what was written otherwise, in the order of the scripts and of their texts
     */
    public record Rewritten(List<Script> scripts, List<Edit> edits) implements Message {

        @Override
        public Tag tag() {
            return Tag.REWRITTEN;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            Script.writeAll(out, scripts);
            MessageFields.list(out, edits, (to, edit) -> edit.write(to));
        }

        static Rewritten read(FrameInput in) throws IOException {
            return new Rewritten(Script.readAll(in), MessageFields.list(in, Edit::read));
        }
    }

    /**
     * A place that was written otherwise.
     *
     * @param feature the kind of syntax that stood there
     * @param file the script's name
     * @param line from 1
     * @param column from 1
     */
    public record Edit(String feature, String file, int line, int column) {

        private void write(DataOutput out) throws IOException {
            MessageFields.text(out, feature);
            MessageFields.text(out, file);
            out.writeInt(line);
            out.writeInt(column);
        }

        private static Edit read(FrameInput in) throws IOException {
            return new Edit(MessageFields.text(in), MessageFields.text(in), in.readInt(), in.readInt());
        }
    }

    @Override
    public Tag tag() {
        return Tag.REWRITE;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        Script.writeAll(out, scripts);
        MessageFields.texts(out, features);
        MessageFields.text(out, helper);
    }

    /** Whether it is about parsing alone. */
    public boolean onlyParses() {
        return features.contains(NONE);
    }

    /** Whether it is about {@code import()}. */
    public boolean replacesImports() {
        return features.contains(IMPORTS);
    }

    /** Whether there is something in a source that may be an {@code import()}. */
    public static boolean mayImport(String source) {
        return nextImport(source, 0) >= 0;
    }

    /** A source with a character that is no JavaScript in the place of every word that may begin an {@code import()}. */
    public static String withoutWord(String source) {
        StringBuilder masked = new StringBuilder(source);
        for (int at = nextImport(source, 0); at >= 0; at = nextImport(source, at + 1)) {
            masked.setCharAt(at, '@');
        }
        return masked.toString();
    }

    /** From word to word, as a pattern would try every character of what may be ten million. */
    private static int nextImport(String source, int from) {
        Matcher word = IMPORT.matcher(source).useTransparentBounds(true);
        int at = source.indexOf(WORD, from);
        while (at >= 0 && !word.region(at, source.length()).lookingAt()) {
            at = source.indexOf(WORD, at + 1);
        }
        return at;
    }

    /** The name of the function that takes the place of {@code import()} in one of the scripts: as long as that word. */
    public String importer(int index) {
        return importer(helper, index);
    }

    /** The same, for a helper of one letter. */
    public static String importer(String helper, int index) {
        return "%s%05d".formatted(helper, index);
    }

    /** Whether it is about types. */
    public boolean erasesTypes() {
        return features.contains(TYPES);
    }

    static RewriteRequest read(FrameInput in) throws IOException {
        return new RewriteRequest(Script.readAll(in), MessageFields.texts(in), MessageFields.text(in));
    }
}

package dev.snapforge.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for names of scripts, of their maps and of archive entries. */
public final class FileNameRules {

    /** What common file systems allow for one name; a script's name is shown as one in stack traces. */
    private static final int MAX_UTF8_BYTES = 255;

    private static final int SHOWN = 80;
    /** What the names of preludes begin with; findings leave such scripts out. */
    private static final String OWN = "snapforge:";

    private static final Pattern DRIVE = Pattern.compile("^[A-Za-z]:.*", Pattern.DOTALL);
    // Unicode's control (Cc) and format (Cf) characters: the latter can make a name look like another one.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");
    private static final Pattern COMMON_JS = Pattern.compile(".*\\.cjs$", Pattern.DOTALL);
    private static final List<String> TYPESCRIPT = List.of(".ts", ".mts", ".cts", ".tsx");

    private static final String CONFIGURATION = "tsconfig.json";

    private FileNameRules() {}

    /**
     * Checks that a name stays inside of whatever it is relative to, and can be shown.
     *
     * @throws BundleException if not
     */
    public static void checkPath(String name) {
        if (name.isEmpty()) {
            throw bad(name, "is empty");
        }
        if (INVISIBLE.matcher(name).find()) {
            throw bad(name, "holds control characters");
        }
        if (name.indexOf('\uFFFD') >= 0 || !isWellFormed(name)) {
            throw bad(name, "is not valid UTF-8");
        }
        if (name.indexOf('\\') >= 0) {
            throw bad(name, "holds a backslash");
        }
        if (name.startsWith("/")) {
            throw bad(name, "is absolute");
        }
        if (name.startsWith(OWN)) {
            throw bad(name, "begins with '" + OWN + "', as only the service's own scripts do");
        }
        if (DRIVE.matcher(name).matches()) {
            throw bad(name, "starts with a drive letter");
        }
        for (String segment : name.split("/", -1)) {
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
                throw bad(name, segment.isEmpty() ? "has an empty segment" : "has the segment '" + segment + "'");
            }
        }
        if (name.getBytes(UTF_8).length > MAX_UTF8_BYTES) {
            throw bad(name, "is longer than " + MAX_UTF8_BYTES + " bytes");
        }
    }

    /**
     * Checks a name as {@link #checkPath(String)} does, and that it is one of a script or of a source map.
     *
     * @throws BundleException for a name that is not safe
     * @throws BundleException for any file type other than JavaScript, TypeScript and source maps
     */
    public static void checkBundled(String name) {
        checkPath(name);
        if (!isScript(name) && !isMap(name)) {
            throw BundleException.unsupportedFileType(shown(name), hintFor(name.toLowerCase(Locale.ROOT)));
        }
    }

    public static boolean isScript(String name) {
        return endsIn(name, ".js") || isModule(name) || isTypeScript(name);
    }

    /** Whether the name says that it is a module; of TypeScript only the text can say it. */
    public static boolean isModule(String name) {
        return endsIn(name, ".mjs");
    }

    public static boolean isTypeScript(String name) {
        return TYPESCRIPT.stream().anyMatch(ending -> endsIn(name, ending));
    }

    /** Whether it is a file with options of TypeScript's compiler. */
    public static boolean isCompilerConfiguration(String name) {
        return name.equals(CONFIGURATION) || name.endsWith("/" + CONFIGURATION);
    }

    public static boolean isMap(String name) {
        return endsIn(name, ".map");
    }

    /** The name with invisible characters replaced, cut to 80 characters: fit for a message. */
    public static String shown(String name) {
        String visible = INVISIBLE.matcher(name).replaceAll("?");
        return visible.length() <= SHOWN ? visible : visible.substring(0, SHOWN) + "…";
    }

    private static String hintFor(String name) {
        if (COMMON_JS.matcher(name).matches()) {
            return "CommonJS has no require here: bundle it into one classic script,"
                    + " for instance with esbuild --bundle --format=iife, and name it .js.";
        }
        if (name.endsWith(".jsx")) {
            return "JSX is no JavaScript: bundle it, for instance with esbuild --bundle --format=iife.";
        }
        if (name.endsWith(".json")) {
            return "Send the spec as the part named spec; snapforge.json belongs into an archive.";
        }
        return "Send classic scripts named .js, ES modules named .mjs and TypeScript (.ts, .mts, .cts, .tsx), with their source maps"
                + " (.map), or one .zip or .tar.gz of them.";
    }

    private static boolean endsIn(String name, String ending) {
        return name.endsWith(ending) && !name.endsWith("/" + ending) && !name.equals(ending);
    }

    private static boolean isWellFormed(String name) {
        return name.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static BundleException bad(String name, String reason) {
        return BundleException.badFileName(shown(name), reason);
    }
}

package dev.snapforge.sourcemap;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/** Names of files as maps and scripts write them: relative URLs. */
final class SourceNames {

    /** In characters; what is longer is cut before anything else is done with it. */
    static final int LONGEST = 1024;

    private static final Pattern ABSOLUTE = Pattern.compile("^(/|[A-Za-z][A-Za-z0-9+.-]*:).*", Pattern.DOTALL);
    // What could make a location or a line of a stack look like something else.
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]");

    private SourceNames() {}

    static boolean isAbsolute(String name) {
        return ABSOLUTE.matcher(name).matches();
    }

    /**
     * A name relative to the file that names it, without invisible characters and cut to a length that can be shown. As with any URL, {@code ..} cannot climb out of the root: a bundler that wrote
     * {@code dist/main.js} from {@code src/main.ts} says {@code ../src/main.ts}, and the script is uploaded as {@code main.js}.
     */
    static String resolve(String written, String namedBy) {
        String cut = written.length() <= LONGEST ? written : written.substring(0, LONGEST) + "…";
        String name = INVISIBLE.matcher(cut).replaceAll("?");
        if (isAbsolute(name)) {
            return name;
        }
        Deque<String> segments = new ArrayDeque<>(List.of(namedBy.split("/", -1)));
        segments.pollLast();
        for (String segment : name.split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.equals(".") && !segment.isEmpty()) {
                segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }
}

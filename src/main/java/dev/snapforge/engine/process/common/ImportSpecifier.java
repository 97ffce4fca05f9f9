package dev.snapforge.engine.process.common;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The text between the quotes of an import: a path that starts at the importing file's folder. */
public final class ImportSpecifier {

    private static final Map<String, List<String>> COMPILED =
            Map.of(".js", List.of(".ts", ".tsx"), ".mjs", List.of(".mts"), ".cjs", List.of(".cts"));

    private final String text;

    public ImportSpecifier(String text) {
        this.text = text;
    }

    /** Whether it can mean a file of the bundle. */
    public boolean isRelative() {
        return text.startsWith("./") || text.startsWith("../");
    }

    /**
     * The name of the file that is meant.
     *
     * @param importer the name of the file that imports it
     * @return empty for a path that leads out of the bundle
     */
    public Optional<String> from(String importer) {
        Deque<String> path = new ArrayDeque<>(List.of(importer.split("/")));
        path.removeLast();
        for (String segment : text.split("/", -1)) {
            if (segment.equals("..")) {
                if (path.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!segment.equals(".")) {
                path.addLast(segment);
            }
        }
        return Optional.of(String.join("/", path));
    }

    /**
     * The file that a name means: the one of that name, or the one of TypeScript that its compiler would write there (its module
     * resolution {@code nodenext}).
     *
     * @param names of all files
     */
    public static Optional<String> find(String name, Set<String> names) {
        int dot = name.lastIndexOf('.');
        if (names.contains(name)) {
            return Optional.of(name);
        }
        return COMPILED.getOrDefault(name.substring(Math.max(0, dot)), List.of()).stream()
                .map(ending -> name.substring(0, dot) + ending)
                .filter(names::contains)
                .findFirst();
    }

    @Override
    public String toString() {
        return text;
    }
}

package dev.snapforge.engine.process.javet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The text between the quotes of an import: a path that starts at the importing file's folder. */
final class ImportSpecifier {

    private final String text;

    ImportSpecifier(String text) {
        this.text = text;
    }

    boolean isRelative() {
        return text.startsWith("./") || text.startsWith("../");
    }

    /**
     * The name of the file that is meant.
     *
     * @param importer the name of the file that imports it
     * @return empty for a path that leads out of the bundle
     */
    Optional<String> from(String importer) {
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

    @Override
    public String toString() {
        return text;
    }
}

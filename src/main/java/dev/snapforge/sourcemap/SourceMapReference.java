package dev.snapforge.sourcemap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the map of a script is: in the script itself, or in a file beside it. */
public final class SourceMapReference {

    private static final String NAME = "sourceMappingURL=";

    private final Optional<String> inline;
    private final List<String> files;

    private SourceMapReference(Optional<String> inline, List<String> files) {
        this.inline = inline;
        this.files = files;
    }

    /**
     * Reads the link from the comment {@code //# sourceMappingURL=} that ends a script. Nothing but other comments may follow it, so
     * one that stands in a string inside the script is not taken for it.
     *
     * @param script the script's name in its bundle
     * @param text the script
     */
    public static SourceMapReference of(String script, String text) {
        List<String> files = new ArrayList<>();
        Optional<String> url = comment(text);
        if (url.filter(DataUrl::is).isPresent()) {
            return new SourceMapReference(url, List.of());
        }
        url.map(it -> new String(DataUrl.percentDecoded(it), StandardCharsets.UTF_8))
                .filter(it -> !SourceNames.isAbsolute(it))
                .ifPresent(it -> files.add(SourceNames.resolve(it, script)));
        String beside = script + ".map";
        if (!files.contains(beside)) {
            files.add(beside);
        }
        return new SourceMapReference(Optional.empty(), List.copyOf(files));
    }

    /** Whether the script holds its map. */
    public boolean isInline() {
        return inline.isPresent();
    }

    /**
     * The bytes of the map that the script holds.
     *
     * @throws UnreadableSourceMapException if the URL is no JSON in base64 or percent-encoding
     * @throws java.util.NoSuchElementException if it holds none
     */
    public byte[] inline() throws UnreadableSourceMapException {
        return DataUrl.read(inline.orElseThrow());
    }

    /** The names under which the map may be in the bundle, the best first; none where the script holds its map. */
    public List<String> files() {
        return files;
    }

    private static Optional<String> comment(String text) {
        int name = text.lastIndexOf(NAME);
        if (name < 4 || !isOpened(text.substring(name - 4, name))) {
            return Optional.empty();
        }
        int start = name + NAME.length();
        int end = start;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        String url = text.substring(start, end);
        boolean quoted = url.indexOf('"') >= 0 || url.indexOf('\'') >= 0 || url.indexOf('`') >= 0;
        boolean last =
                text.substring(end).lines().map(String::strip).allMatch(it -> it.isEmpty() || it.startsWith("//"));
        return url.isEmpty() || quoted || !last ? Optional.empty() : Optional.of(url);
    }

    private static boolean isOpened(String before) {
        // The second form is the one that the comment had at first.
        return before.equals("//# ") || before.equals("//@ ");
    }
}

package dev.snapforge.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of the documentation. */
public record MarkdownPage(Path path, String text) {

    private static final Pattern FENCE = Pattern.compile("(?ms)^( *)```.*?^\\1```");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?) *$");
    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\\n(.*?)^```");

    public static MarkdownPage read(Path path) throws IOException {
        return new MarkdownPage(path, Files.readString(path));
    }

    /** The targets of its links, as they are written; those in code are none. */
    List<String> links() {
        return all(LINK, withoutBlocks().replaceAll("`[^`\\n]*`", "`"));
    }

    /** The anchors that GitHub makes of its headings. */
    Set<String> anchors() {
        Set<String> anchors = new HashSet<>();
        for (String heading : all(HEADING, withoutBlocks())) {
            String anchor = heading.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L}\\p{N} _-]", "")
                    .replace(' ', '-');
            String unique = anchor;
            for (int i = 1; !anchors.add(unique); i++) {
                unique = anchor + "-" + i;
            }
        }
        return anchors;
    }

    /** Its blocks of shell commands, in order. */
    public List<String> shellBlocks() {
        return all(SHELL, text);
    }

    /** The file that a relative link leads to. */
    Path resolve(String link) {
        String file = link.replaceFirst("#.*", "");
        return file.isEmpty()
                ? path
                : path.toAbsolutePath().resolveSibling(file).normalize();
    }

    private String withoutBlocks() {
        return FENCE.matcher(text).replaceAll("");
    }

    private static List<String> all(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results().map(it -> it.group(1)).toList();
    }
}

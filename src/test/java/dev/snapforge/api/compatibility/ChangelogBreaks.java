package dev.snapforge.api.compatibility;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The section {@code ### Breaking} of what the changelog says is not released yet. */
record ChangelogBreaks(String section) {

    private static final Pattern UNRELEASED = Pattern.compile("(?ms)^## Unreleased$(.*?)(?=^## |\\z)");
    private static final Pattern BREAKING = Pattern.compile("(?ms)^### Breaking$(.*?)(?=^##|\\z)");

    static ChangelogBreaks of(String changelog) {
        return new ChangelogBreaks(section(BREAKING, section(UNRELEASED, changelog)));
    }

    /** Those that it does not name in backticks; one that it has for a schema or an operation does not do for another. */
    List<BreakingChange> missing(Collection<BreakingChange> changes) {
        List<BreakingChange> missing = new ArrayList<>(changes);
        missing.removeIf(it -> section.contains("`" + it.place() + "`"));
        return missing;
    }

    private static String section(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}

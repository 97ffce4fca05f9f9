package dev.snapforge.builder.origin;

import dev.snapforge.sourcemap.OriginalLocation;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The frames of a JavaScript stack, as V8 writes them: {@code at function (file:line:column)}. */
final class StackFrames {

    private static final Pattern FRAME = Pattern.compile("^\\s+at .*", Pattern.MULTILINE);

    private final BundleSourceMaps maps;
    private final Pattern place;

    StackFrames(BundleSourceMaps maps) {
        this.maps = maps;
        // By the bundle's names, since a name may hold spaces, colons and brackets; the longest first, since one may
        // end another.
        String names = maps.scripts().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        this.place = Pattern.compile("(?<=[ (])(" + names + "):(\\d{1,9}):(\\d{1,9})(?=[),]|$)");
    }

    /** The stack with the places of originals; what no map tells, and the message above the frames, stays as it is. */
    String mapped(String stack) {
        return FRAME.matcher(stack)
                .replaceAll(frame -> Matcher.quoteReplacement(
                        place.matcher(frame.group()).replaceAll(it -> Matcher.quoteReplacement(original(it)))));
    }

    private String original(MatchResult it) {
        Optional<OriginalLocation> original =
                maps.find(it.group(1), Integer.parseInt(it.group(2)), Integer.parseInt(it.group(3)));
        return original.map(found -> found.file() + ":" + found.line() + ":" + found.column())
                .orElse(maps.sent(it.group(1)) + ":" + it.group(2) + ":" + it.group(3));
    }
}

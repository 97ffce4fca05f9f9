package dev.snapforge.cli.report;

import dev.snapforge.cli.service.JsonView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The originals that a source map (ECMA-426) names, under the names that the service gives them. */
final class OriginalSources {

    private static final Pattern REFERENCE = Pattern.compile("(?m)^\\s*//[#@]\\s*sourceMappingURL=(\\S+)\\s*$");
    private static final Pattern BASE64 = Pattern.compile("data:application/json;(?:charset=[^;,]+;)?base64,(.*)");

    private final Map<String, String> references = new HashMap<>();
    private final Map<String, String> contents = new HashMap<>();

    private OriginalSources() {}

    /** @param script the name in the bundle of the script that it belongs to, beside which the map is */
    static OriginalSources read(String map, String script) {
        OriginalSources originals = new OriginalSources();
        JsonView.parse(map.getBytes(StandardCharsets.UTF_8)).ifPresent(json -> {
            originals.add(json, script);
            json.list("sections").forEach(it -> originals.add(it.at("map"), script));
        });
        return originals;
    }

    /** How the map refers to an original: relative to itself; null if it does not. */
    @Nullable
    String reference(String name) {
        return references.get(name);
    }

    /** What the map says is in an original; null if it does not. */
    @Nullable
    String content(String name) {
        return contents.get(name);
    }

    /** The last reference to a map in a script; null if there is none. */
    static @Nullable String mapReference(String script) {
        String last = null;
        Matcher matcher = REFERENCE.matcher(script);
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }

    /** The map in a data URL; null if it is in another form. */
    static @Nullable String inline(String reference) {
        Matcher matcher = BASE64.matcher(reference);
        try {
            return matcher.matches()
                    ? new String(Base64.getDecoder().decode(matcher.group(1)), StandardCharsets.UTF_8)
                    : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private void add(JsonView map, String script) {
        String root = map.text("sourceRoot");
        String base = root.isEmpty() || root.endsWith("/") ? root : root + "/";
        int index = 0;
        for (JsonView source : map.list("sources")) {
            if (source.value() instanceof String text) {
                String name = resolve(script, base + text);
                references.putIfAbsent(name, base + text);
                if (index < map.list("sourcesContent").size()
                        && map.list("sourcesContent").get(index).value() instanceof String content) {
                    contents.putIfAbsent(name, content);
                }
            }
            index++;
        }
    }

    /** The name of what is referred to from a file; as in a URL, {@code ..} ends at the root. */
    static String resolve(String from, String reference) {
        if (reference.contains("://") || reference.startsWith("/")) {
            return reference;
        }
        Deque<String> segments = new ArrayDeque<>();
        String folder = from.substring(0, from.lastIndexOf('/') + 1);
        for (String segment : (folder + reference).split("/", -1)) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.equals(".") && !segment.isEmpty()) {
                segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }
}

package dev.snapforge.core;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot that another one stands on: its files ran first, in folders of their own. Layers are listed from the nearest one down, so that the
 * files of the first are in {@code base/}, and those of the second in {@code base/base/}.
 *
 * @param snapshot digest of its container, for the same target
 * @param name the name under which it was found, or null
 * @param version of that name; null if there is no name
 * @param bundle digest of its files
 * @param spec digest of its spec
 */
public record Layer(
        Digest snapshot, @Nullable String name, @Nullable String version, Digest bundle, Digest spec) {

    /** The most layers below a snapshot. */
    public static final int MOST = 4;

    /** Where the files of a base are in the bundle of what stands on it. */
    public static final String FOLDER = "base/";

    private static final String EXPECTED = "a list of 1 to " + MOST
            + " layers, each with the digests snapshot, bundle and spec, and a name with a version or neither";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,127}");
    private static final Pattern VERSION = Pattern.compile("[0-9][0-9A-Za-z.+-]{0,63}");
    private static final int LEAST_MEMBERS = 3;

    /** Refuses a name without a version, and a version without a name. */
    public Layer {
        if ((name == null) != (version == null)) {
            throw new IllegalArgumentException("A layer has a name and a version, or neither");
        }
    }

    /** Each layer in the model of canonical JSON. */
    public static List<Map<String, Object>> toJson(List<Layer> layers) {
        return layers.stream().map(Layer::toJson).toList();
    }

    /**
     * Reads what {@link #toJson(List)} makes, and nothing else.
     *
     * @throws MalformedValueException {@code malformed-layers}
     */
    public static List<Layer> read(@Nullable Object json) {
        if (!(json instanceof List<?> list) || list.isEmpty() || list.size() > MOST) {
            throw malformed(json instanceof List<?> list ? list.size() + " layers" : "no list");
        }
        List<Layer> layers = new ArrayList<>();
        list.forEach(it -> layers.add(layer(it)));
        return List.copyOf(layers);
    }

    private Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("snapshot", snapshot.toString());
        if (name != null && version != null) {
            json.put("name", name);
            json.put("version", version);
        }
        json.put("bundle", bundle.toString());
        json.put("spec", spec.toString());
        return json;
    }

    private static Layer layer(@Nullable Object json) {
        if (!(json instanceof Map<?, ?> map)) {
            throw malformed("a layer that is no object");
        }
        boolean named = map.containsKey("name");
        if (named != map.containsKey("version") || map.size() != (named ? LEAST_MEMBERS + 2 : LEAST_MEMBERS)) {
            throw malformed("a layer with the members " + map.keySet());
        }
        return new Layer(
                Digest.parse(text(map, "snapshot")),
                named ? matching(NAME, text(map, "name")) : null,
                named ? matching(VERSION, text(map, "version")) : null,
                Digest.parse(text(map, "bundle")),
                Digest.parse(text(map, "spec")));
    }

    private static String text(Map<?, ?> json, String member) {
        if (json.get(member) instanceof String text) {
            return text;
        }
        throw malformed("a layer without " + member);
    }

    private static String matching(Pattern form, String text) {
        if (form.matcher(text).matches()) {
            return text;
        }
        throw malformed(text);
    }

    private static MalformedValueException malformed(String found) {
        return new MalformedValueException("malformed-layers", "list of layers", EXPECTED, found);
    }
}

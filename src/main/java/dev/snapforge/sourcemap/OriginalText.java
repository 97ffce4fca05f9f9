package dev.snapforge.sourcemap;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * The texts of original files that a source map has in {@code sourcesContent}, for people to read. A map is gone through three times, for
 * its root, the places of the files and their texts, so that nothing of it is kept but what is asked for.
 */
public final class OriginalText {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(SourceMap.MAX_BYTES)
                    .build())
            .build();

    private final String map;
    private final byte[] content;

    private OriginalText(String map, byte[] content) {
        this.map = map;
        this.content = content;
    }

    /**
     * The texts of originals.
     *
     * @param map the name of the file that holds the map
     * @param content the map, which {@link SourceMap} has read before
     * @param files the originals' names, as {@link SourceMap#find} gives them
     * @return by name; without those that the map does not have, and empty if it is not plain
     */
    public static Map<String, String> find(String map, byte[] content, Set<String> files) {
        OriginalText originals = new OriginalText(map, content);
        try {
            return originals.texts(originals.places(files));
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    /** Where the files are in the list of sources. A file that is there twice has the first one's text. */
    private Map<Integer, String> places(Set<String> files) {
        String root = root();
        String prefix = root.isEmpty() || root.endsWith("/") ? root : root + "/";
        Map<String, Integer> first = new HashMap<>();
        each("sources", (index, json) -> {
            String name = SourceNames.resolve(prefix + json.getString(), map);
            if (files.contains(name)) {
                first.putIfAbsent(name, index);
            }
        });
        Map<Integer, String> places = new HashMap<>();
        first.forEach((name, index) -> places.put(index, name));
        return places;
    }

    private Map<String, String> texts(Map<Integer, String> places) {
        Map<String, String> texts = new HashMap<>();
        BitSet wanted = new BitSet();
        places.keySet().forEach(wanted::set);
        each("sourcesContent", (index, json) -> {
            if (wanted.get(index)) {
                texts.put(places.get(index), json.getString());
            }
        });
        return texts;
    }

    private String root() {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), content)) {
            String root = "";
            json.nextToken();
            for (String field = json.nextName(); field != null; field = json.nextName()) {
                if (json.nextToken() == JsonToken.VALUE_STRING && field.equals("sourceRoot")) {
                    root = json.getString();
                }
                json.skipChildren();
            }
            return root;
        }
    }

    /** Shows the parser at each string of a list. */
    private void each(String list, Visit visit) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), content)) {
            json.nextToken();
            for (String field = json.nextName(); field != null; field = json.nextName()) {
                if (json.nextToken() == JsonToken.START_ARRAY && field.equals(list)) {
                    elements(json, visit);
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private static void elements(JsonParser json, Visit visit) {
        int index = 0;
        for (JsonToken it = json.nextToken(); it != JsonToken.END_ARRAY; it = json.nextToken()) {
            if (it == JsonToken.VALUE_STRING) {
                visit.string(index, json);
            }
            json.skipChildren();
            index++;
        }
    }

    /** What is done at a string, which is made only where it is wanted. */
    private interface Visit {

        void string(int index, JsonParser json);
    }
}

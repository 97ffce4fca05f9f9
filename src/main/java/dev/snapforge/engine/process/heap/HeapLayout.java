package dev.snapforge.engine.process.heap;

import dev.snapforge.engine.protocol.InspectResponse.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a heap snapshot has what of a node and of an edge, as it says itself: versions of V8 differ in this.
 *
 * @param type places of a node's fields, from 0, up to {@code edgeCount}; then those of an edge's
 * @param nodeFields how many fields a node has
 * @param edgeFields how many fields an edge has
 * @param types words for the types of nodes
 * @param internal what the type of an edge is that V8 has named itself
 */
record HeapLayout(
        int type,
        int name,
        int size,
        int edgeCount,
        int edgeType,
        int edgeName,
        int target,
        int nodeFields,
        int edgeFields,
        List<String> types,
        int internal) {

    /** The words below are not longer, in UTF-16 units. */
    static final int LONGEST = 32;

    private static final String TEXT = "string";
    private static final String CODE = "code";

    /** Words of v8-profiler.h, HeapGraphNode::Type; all others belong to V8 alone. */
    private static final Map<String, Kind> KINDS = Map.ofEntries(
            Map.entry(TEXT, Kind.STRINGS),
            Map.entry("concatenated string", Kind.STRINGS),
            Map.entry("sliced string", Kind.STRINGS),
            Map.entry("symbol", Kind.STRINGS),
            Map.entry(CODE, Kind.CODE),
            Map.entry("object shape", Kind.SHAPES),
            Map.entry("object", Kind.OBJECTS),
            Map.entry("number", Kind.OBJECTS),
            Map.entry("bigint", Kind.OBJECTS),
            Map.entry("closure", Kind.FUNCTIONS),
            Map.entry("array", Kind.ARRAYS),
            // Nothing else that a snapshot brings lies outside of the heap than the memory of array buffers.
            Map.entry("native", Kind.ARRAYS),
            Map.entry("regexp", Kind.REGEXPS));

    Kind kind(int type) {
        return KINDS.getOrDefault(types.get(type), Kind.OTHER);
    }

    boolean isText(int type) {
        return types.get(type).equals(TEXT);
    }

    boolean isCode(int type) {
        return types.get(type).equals(CODE);
    }

    boolean isInternal(long type) {
        return type == internal;
    }

    /** Takes the description, which comes before the nodes. */
    static final class Builder {

        /** More than any list of the description has. */
        private static final int MOST = 64;

        private final Map<String, List<String>> lists = new HashMap<>();

        /** Adds a word to a list; false if there are too many. */
        boolean add(String list, String word) {
            List<String> words = lists.size() < MOST || lists.containsKey(list)
                    ? lists.computeIfAbsent(list, it -> new ArrayList<>())
                    : List.of();
            return words.size() < MOST && words.add(word);
        }

        /** The layout, or null if something is missing. */
        @Nullable
        HeapLayout build() {
            List<String> node = words("node_fields");
            List<String> edge = words("edge_fields");
            HeapLayout layout = new HeapLayout(
                    node.indexOf("type"),
                    node.indexOf("name"),
                    node.indexOf("self_size"),
                    node.indexOf("edge_count"),
                    edge.indexOf("type"),
                    edge.indexOf("name_or_index"),
                    edge.indexOf("to_node"),
                    node.size(),
                    edge.size(),
                    List.copyOf(words("node_types")),
                    words("edge_types").indexOf("internal"));
            return layout.isComplete() ? layout : null;
        }

        private List<String> words(String list) {
            return lists.getOrDefault(list, List.of());
        }
    }

    private boolean isComplete() {
        return type >= 0
                && name >= 0
                && size >= 0
                && edgeCount >= 0
                && edgeType >= 0
                && edgeName >= 0
                && target >= 0
                && internal >= 0;
    }
}

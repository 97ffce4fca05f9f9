package dev.snapforge.engine.process.javet;

import dev.snapforge.engine.protocol.InspectResponse;
import dev.snapforge.engine.protocol.InspectResponse.Size;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Adds up a heap snapshot by V8's own kinds of nodes, and finds the source texts: what a script's edge {@code source} leads to. Of each
 * node it keeps four numbers, of no more than so many nodes.
 */
final class HeapCensus {

    private static final int MOST_NODES = 8_000_000;

    /** Texts shorter than this, in bytes, are no sources worth a name. */
    private static final int SHORT = 64;

    /** Edges from code to texts: names of functions, constants, and sources. */
    private static final int MOST_CANDIDATES = 1_000_000;

    private static final String SOURCE = "source";
    private static final int UNKNOWN = -1;

    private final List<String> nodeFields = new ArrayList<>();
    private final List<String> edgeFields = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private final List<String> edgeTypes = new ArrayList<>();
    private final List<Candidate> candidates = new ArrayList<>();
    private final Map<Integer, String> names = new HashMap<>();
    private byte[] type = new byte[1 << 16];
    private int[] name = new int[1 << 16];
    private int[] size = new int[1 << 16];
    private int[] edges = new int[1 << 16];
    private long[] node = {};
    private long[] edge = {};
    private int nodes;
    private int field;
    private int from;
    private int fromEdge;
    private int texts;
    private int sourceName = UNKNOWN;
    private boolean tooMany;

    /** A text that code leads to. */
    private record Candidate(int edgeName, int script, int target) {}

    /** A number of an array at the top of the snapshot. */
    void number(String section, long value) {
        if (section.equals("nodes")) {
            node(value);
        } else if (section.equals("edges")) {
            edge(value);
        }
    }

    /** A text of the snapshot, under the innermost name around it. */
    void text(String key, String value) {
        switch (key) {
            case "node_fields" -> nodeFields.add(value);
            case "edge_fields" -> edgeFields.add(value);
            case "node_types" -> types.add(value);
            case "edge_types" -> edgeTypes.add(value);
            case "strings" -> string(value);
            default -> {}
        }
    }

    private void node(long value) {
        if (node.length == 0) {
            node = new long[nodeFields.size()];
        }
        node[field++] = value;
        if (field < node.length) {
            return;
        }
        field = 0;
        if (nodes == MOST_NODES) {
            tooMany = true;
            return;
        }
        if (nodes == size.length) {
            int more = nodes * 2;
            type = Arrays.copyOf(type, more);
            name = Arrays.copyOf(name, more);
            size = Arrays.copyOf(size, more);
            edges = Arrays.copyOf(edges, more);
        }
        type[nodes] = (byte) node[nodeFields.indexOf("type")];
        name[nodes] = (int) node[nodeFields.indexOf("name")];
        size[nodes] = (int) Math.min(Integer.MAX_VALUE, node[nodeFields.indexOf("self_size")]);
        edges[nodes] = (int) node[nodeFields.indexOf("edge_count")];
        nodes++;
    }

    private void edge(long value) {
        if (edge.length == 0) {
            edge = new long[edgeFields.size()];
        }
        edge[field++] = value;
        if (field < edge.length || tooMany) {
            field %= edge.length;
            return;
        }
        field = 0;
        while (from < nodes && fromEdge == edges[from]) {
            from++;
            fromEdge = 0;
        }
        fromEdge++;
        int target = (int) (edge[edgeFields.indexOf("to_node")] / node.length);
        if (from < nodes
                && is(from, "code")
                && target < nodes
                && is(target, "string")
                && size[target] >= SHORT
                && edgeTypes.get((int) edge[edgeFields.indexOf("type")]).equals("internal")) {
            tooMany = candidates.size() == MOST_CANDIDATES;
            candidates.add(new Candidate((int) edge[edgeFields.indexOf("name_or_index")], name[from], target));
            names.put(name[from], "");
        }
    }

    private void string(String value) {
        int index = texts++;
        if (value.equals(SOURCE)) {
            sourceName = index;
        }
        names.computeIfPresent(index, (key, none) -> value);
    }

    private boolean is(int at, String kind) {
        return types.get(type[at]).equals(kind);
    }

    /** What the snapshot consists of, or that it has too many parts to say. */
    Message response() {
        if (tooMany) {
            return new RefusalResponse(
                    Reason.NOT_LOADABLE, "The heap has too many objects to be counted.", "", 0, 0, "");
        }
        Map<String, Long> sources = new HashMap<>();
        Map<String, Long> kinds = new TreeMap<>();
        for (Candidate it : candidates) {
            if (it.edgeName() == sourceName && size[it.target()] > 0) {
                sources.merge(names.getOrDefault(it.script(), ""), (long) size[it.target()], Long::sum);
                kinds.merge(SOURCE, (long) size[it.target()], Long::sum);
                // Scripts of the same text share it, and it is counted once.
                size[it.target()] = 0;
            }
        }
        for (int i = 0; i < nodes; i++) {
            kinds.merge(types.get(type[i]), (long) size[i], Long::sum);
        }
        return new InspectResponse(
                sizes(kinds),
                sizes(sources).stream()
                        .sorted(Comparator.comparingLong(Size::bytes).reversed())
                        .limit(InspectResponse.MAX_SOURCES)
                        .toList());
    }

    private static List<Size> sizes(Map<String, Long> bytes) {
        return bytes.entrySet().stream()
                .map(it -> new Size(it.getKey(), it.getValue()))
                .toList();
    }
}

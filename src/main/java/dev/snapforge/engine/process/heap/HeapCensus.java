package dev.snapforge.engine.process.heap;

import dev.snapforge.engine.protocol.InspectResponse;
import dev.snapforge.engine.protocol.InspectResponse.Kind;
import dev.snapforge.engine.protocol.InspectResponse.KindBytes;
import dev.snapforge.engine.protocol.InspectResponse.SourceBytes;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds up a heap snapshot by kind. What it keeps does not grow with the heap beyond {@link HeapSources}'s bounds, and it takes anything:
 * what is not in order ends in a refusal.
 */
final class HeapCensus {

    private final HeapSources sources;
    private final HeapLayout.Builder described = new HeapLayout.Builder();
    private @Nullable HeapLayout layout;
    private long[] bytes = {};
    private long[] node = {};
    private long[] edge = {};
    private int nodeField;
    private int edgeField;
    private int nodes;
    private int edges;
    private int promised;
    private int names;
    private boolean malformed;

    /** @param files whose source texts are told apart */
    HeapCensus(List<String> files) {
        sources = new HeapSources(files);
    }

    /** How many units of a text matter; of a longer one, one more says that it is longer. */
    int longest() {
        return Math.max(HeapLayout.LONGEST, sources.longest());
    }

    /** A word of the snapshot's own description. */
    void word(String list, String word) {
        malformed |= !described.add(list, word);
    }

    /** A number of the list of nodes. */
    void node(long value) {
        if (layout == null && !malformed) {
            layout = described.build();
            malformed = layout == null;
            prepare();
        }
        if (layout == null || malformed) {
            return;
        }
        node[nodeField++] = value;
        if (nodeField == node.length) {
            nodeField = 0;
            endNode(layout);
        }
    }

    private void prepare() {
        if (layout != null) {
            node = new long[layout.nodeFields()];
            edge = new long[layout.edgeFields()];
            bytes = new long[layout.types().size()];
        }
    }

    private void endNode(HeapLayout of) {
        long size = Math.max(0, node[of.size()]);
        long last = promised + node[of.edgeCount()];
        long type = node[of.type()];
        malformed |= last < promised
                || last > Integer.MAX_VALUE
                || nodes == Integer.MAX_VALUE
                || type < 0
                || type >= bytes.length;
        if (malformed) {
            return;
        }
        bytes[(int) type] += size;
        if (of.isText((int) type)) {
            sources.text(nodes, (int) Math.min(Integer.MAX_VALUE, size));
        } else if (of.isCode((int) type)) {
            sources.code(promised, (int) last, (int) node[of.name()]);
        }
        promised = (int) last;
        nodes++;
    }

    /** A number of the list of edges. */
    void edge(long value) {
        if (layout == null || malformed) {
            malformed = true;
            return;
        }
        edge[edgeField++] = value;
        if (edgeField == edge.length) {
            edgeField = 0;
            malformed |= edges == promised;
            if (layout.isInternal(edge[layout.edgeType()])) {
                sources.edge(edges, (int) edge[layout.edgeName()], (int) (edge[layout.target()] / node.length));
            }
            edges++;
        }
    }

    /** What nodes and edges refer to by its place. */
    void name(String value) {
        sources.name(names++, value);
    }

    /**
     * What the heap consists of.
     *
     * @param complete whether the snapshot came to its end
     */
    Message response(boolean complete) {
        if (!complete || malformed || layout == null || nodeField + edgeField != 0 || edges != promised) {
            return refusal("V8's snapshot of the heap is not complete, or has another form than expected.");
        }
        if (sources.tooMany()) {
            return refusal("The heap has too many parts for its source texts to be found.");
        }
        List<SourceBytes> byFile = sources.count();
        return new InspectResponse(kinds(layout), byFile);
    }

    /** Source text is among the texts of the heap. */
    private List<KindBytes> kinds(HeapLayout of) {
        Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
        for (int i = 0; i < bytes.length; i++) {
            kinds.merge(of.kind(i), bytes[i], Long::sum);
        }
        kinds.merge(Kind.SOURCE, sources.sum(), Long::sum);
        kinds.merge(Kind.STRINGS, -sources.sum(), Long::sum);
        return kinds.entrySet().stream()
                .filter(it -> it.getValue() > 0)
                .map(it -> new KindBytes(it.getKey(), it.getValue()))
                .toList();
    }

    static RefusalResponse refusal(String message) {
        return new RefusalResponse(Reason.NOT_LOADABLE, message, "", 0, 0, "");
    }
}

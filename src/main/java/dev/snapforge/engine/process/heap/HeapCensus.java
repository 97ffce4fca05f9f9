package dev.snapforge.engine.process.heap;

import dev.snapforge.engine.protocol.InspectResponse;
import dev.snapforge.engine.protocol.InspectResponse.Kind;
import dev.snapforge.engine.protocol.InspectResponse.KindBytes;
import dev.snapforge.engine.protocol.InspectResponse.SourceBytes;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Adds up a heap snapshot by kind. What it keeps does not grow with the heap beyond {@link SourceTexts}'s bounds, and it takes anything:
 * what is not in order ends in a refusal.
 */
final class HeapCensus {

    private final SourceTexts sources;
    private final HeapLayout.Builder described = new HeapLayout.Builder();
    private final long[] bytes = new long[Kind.values().length];
    private @Nullable HeapLayout layout;
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
        sources = new SourceTexts(files);
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
            node = new long[layout == null ? 0 : layout.nodeFields()];
            edge = new long[layout == null ? 0 : layout.edgeFields()];
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

    private void endNode(HeapLayout of) {
        long size = Math.max(0, node[of.size()]);
        bytes[of.kind(node[of.type()]).ordinal()] += size;
        long last = promised + node[of.edgeCount()];
        malformed |= last < promised || last > Integer.MAX_VALUE || nodes == Integer.MAX_VALUE;
        if (malformed) {
            return;
        }
        if (of.isText(node[of.type()])) {
            sources.text(nodes, (int) Math.min(Integer.MAX_VALUE, size));
        } else if (of.isCode(node[of.type()])) {
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
        bytes[Kind.SOURCE.ordinal()] += sources.sum();
        bytes[Kind.STRINGS.ordinal()] -= sources.sum();
        return new InspectResponse(
                Stream.of(Kind.values())
                        .map(it -> new KindBytes(it, Math.max(0, bytes[it.ordinal()])))
                        .filter(it -> it.bytes() > 0)
                        .toList(),
                byFile);
    }

    static RefusalResponse refusal(String message) {
        return new RefusalResponse(Reason.NOT_LOADABLE, message, "", 0, 0, "");
    }
}

package dev.snapforge.engine.process.heap;

import dev.snapforge.engine.protocol.InspectResponse.SourceBytes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds which texts of a heap are sources, and of which script: what an edge {@code source} leads to from code that has a name. Nodes come
 * first, then edges, names last, so what may become a source is kept until then: some numbers of each, and no text.
 */
final class HeapSources {

    /** Texts that are shorter, in bytes, are no sources worth a name. */
    private static final int SHORT = 64;

    /** Of code, of texts and of edges between them, each: TypeScript's compiler has less than a hundredth. */
    private static final int MOST = 1 << 21;

    private static final String SOURCE = "source";
    private static final int UNKNOWN = -1;
    private static final int COUNTED = 1;

    /** First edge, edge after the last one, name. */
    private final IntRows code = new IntRows(MOST);

    /** Node, bytes, whether it is counted. */
    private final IntRows texts = new IntRows(MOST);

    /** Name of the edge, name of the code, row of the text. */
    private final IntRows edges = new IntRows(MOST);

    /** The files that are asked for, by what V8 writes of their names. */
    private final Map<String, String> files = new HashMap<>();

    private final Map<Integer, String> names = new HashMap<>();
    private int sourceName = UNKNOWN;
    private int current;
    private boolean tooMany;
    private long sum;

    HeapSources(List<String> files) {
        files.forEach(file -> this.files.put(asWritten(file), file));
    }

    /** V8 escapes what is beyond ASCII, and keeps only the low 16 bits of a code point (heap-snapshot-generator.cc, WriteUChar). */
    private static String asWritten(String name) {
        StringBuilder written = new StringBuilder();
        name.codePoints().forEach(point -> written.append((char) point));
        return written.toString();
    }

    /** How many units of a text matter here. */
    int longest() {
        return Math.max(
                SOURCE.length(),
                files.keySet().stream().mapToInt(String::length).max().orElse(0));
    }

    /** A piece of code that its edges, from the first one to before the last one, lead away from. */
    void code(int first, int last, int name) {
        tooMany |= last > first && !code.add(first, last, name);
    }

    void text(int node, int bytes) {
        tooMany |= bytes >= SHORT && !texts.add(node, bytes, 0);
    }

    /** Edges come in their order. */
    void edge(int index, int name, int target) {
        while (current < code.size() && index >= code.get(current, 1)) {
            current++;
        }
        if (current == code.size() || index < code.get(current, 0)) {
            return;
        }
        int text = texts.find(target);
        tooMany |= text >= 0 && !edges.add(name, code.get(current, 2), text);
    }

    /** What a name is that nodes and edges refer to by its place. */
    void name(int index, String value) {
        if (value.equals(SOURCE)) {
            sourceName = index;
        }
        String file = files.get(value);
        if (file != null) {
            names.put(index, file);
        }
    }

    /** Whether there was more than is kept. */
    boolean tooMany() {
        return tooMany;
    }

    /** What each of the files that were asked for has; call once, after everything else. Scripts of the same text share it, and it counts once. */
    List<SourceBytes> count() {
        Map<String, Long> found = new HashMap<>();
        for (int i = 0; i < edges.size(); i++) {
            int text = edges.get(i, 2);
            if (edges.get(i, 0) != sourceName || texts.get(text, 2) == COUNTED) {
                continue;
            }
            texts.set(text, 2, COUNTED);
            long bytes = texts.get(text, 1);
            sum += bytes;
            String file = names.get(edges.get(i, 1));
            if (file != null) {
                found.merge(file, bytes, Long::sum);
            }
        }
        List<SourceBytes> sources = new ArrayList<>();
        found.forEach((file, bytes) -> sources.add(new SourceBytes(file, bytes)));
        return sources;
    }

    /** All sources that were counted, also those of other scripts, in bytes. */
    long sum() {
        return sum;
    }
}

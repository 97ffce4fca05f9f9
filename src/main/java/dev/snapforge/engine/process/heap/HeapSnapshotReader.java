package dev.snapforge.engine.process.heap;

import java.util.Arrays;

/**
 * Reads V8's heap snapshot (heap-snapshot-generator.cc, HeapSnapshotJSONSerializer), which is JSON, one UTF-16 unit after the other. It
 * keeps nothing but the beginning of the text at hand, and never throws: its names are the bundle's.
 */
final class HeapSnapshotReader {

    /** Deeper than any part of it that is read. */
    private static final int DEEPEST = 16;

    private final HeapCensus census;
    private final int longest;
    private final String[] keys = new String[DEEPEST];
    private final StringBuilder text = new StringBuilder();
    private final JsonEscapes escapes = new JsonEscapes();
    private int depth;
    private Section section = Section.OTHER;
    private boolean begun;
    private boolean malformed;
    private boolean quoted;
    private boolean isText;
    private boolean isNumber;
    private long number;

    /** Members of the one object that are read, besides its description. */
    private enum Section {
        NODES,
        EDGES,
        STRINGS,
        OTHER;

        private static Section of(String key) {
            return switch (key) {
                case "nodes" -> NODES;
                case "edges" -> EDGES;
                case "strings" -> STRINGS;
                default -> OTHER;
            };
        }
    }

    HeapSnapshotReader(HeapCensus census) {
        this.census = census;
        this.longest = census.longest() + 1;
        Arrays.fill(keys, "");
    }

    /** Whether what was read is one JSON object, from its beginning to its end. */
    boolean isComplete() {
        return begun && depth == 0 && !malformed;
    }

    /** Takes the next unit. */
    void accept(char c) {
        if (quoted) {
            inText(c);
        } else if (c >= '0' && c <= '9') {
            number = isNumber ? number * 10 + (c - '0') : c - '0';
            isNumber = true;
        } else {
            delimit(c);
        }
    }

    private void inText(char c) {
        if (c == '"' && !escapes.isOpen()) {
            quoted = false;
            isText = true;
            return;
        }
        int unit = escapes.next(c);
        if (unit >= 0 && text.length() < longest) {
            text.append((char) unit);
        }
    }

    private void delimit(char c) {
        switch (c) {
            case '"' -> {
                quoted = true;
                text.setLength(0);
            }
            case ':' -> {
                isText = false;
                if (depth > 0 && depth <= DEEPEST) {
                    keys[depth - 1] = text.toString();
                }
                if (depth == 1) {
                    section = Section.of(keys[0]);
                }
            }
            case '{', '[' -> open();
            case '}', ']' -> {
                value();
                close();
            }
            case ',' -> value();
            default -> {}
        }
    }

    private void open() {
        // Nothing follows the one object.
        malformed |= begun && depth == 0;
        begun = true;
        if (depth < DEEPEST) {
            keys[depth] = "";
        }
        malformed |= depth == Integer.MAX_VALUE;
        depth++;
    }

    private void close() {
        malformed |= depth == 0;
        depth = Math.max(0, depth - 1);
    }

    private void value() {
        if (isNumber) {
            isNumber = false;
            if (depth == 2) {
                number();
            }
        } else if (isText) {
            isText = false;
            if (depth == 2 && section == Section.STRINGS) {
                census.name(text.toString());
            } else if (depth > 2 && depth <= DEEPEST) {
                census.word(innermostKey(), text.toString());
            }
        }
    }

    /** In a list at the top. */
    private void number() {
        if (section == Section.NODES) {
            census.node(number);
        } else if (section == Section.EDGES) {
            census.edge(number);
        }
    }

    private String innermostKey() {
        for (int i = depth - 1; i > 0; i--) {
            if (!keys[i].isEmpty()) {
                return keys[i];
            }
        }
        return "";
    }
}

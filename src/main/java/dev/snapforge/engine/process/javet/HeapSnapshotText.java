package dev.snapforge.engine.process.javet;

import dev.snapforge.engine.protocol.InspectResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;

/**
 * Reads V8's heap snapshot (heap-snapshot-generator.cc, HeapSnapshotJSONSerializer) as it comes, and keeps nothing of it but the
 * beginning of the text at hand. Its names are the bundle's.
 */
final class HeapSnapshotText {

    private final HeapCensus census;
    private final Deque<String> keys = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final JsonEscapes escapes = new JsonEscapes();
    private boolean quoted;
    private boolean isText;
    private boolean isNumber;
    private long number;

    HeapSnapshotText(HeapCensus census) {
        this.census = census;
    }

    /** Takes the next part, which stands in a JSON text from this position to the quotation mark that ends it. */
    void acceptQuoted(String json, int start) {
        JsonEscapes outer = new JsonEscapes();
        for (int i = start; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"' && !outer.isOpen()) {
                return;
            }
            int unit = outer.next(c);
            if (unit >= 0) {
                accept((char) unit);
            }
        }
    }

    private void accept(char c) {
        if (quoted) {
            inText(c);
        } else if (c >= '0' && c <= '9') {
            number = (isNumber ? number * 10 : 0) + (c - '0');
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
        if (unit >= 0 && text.length() < InspectResponse.MAX_NAME) {
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
                // A name in the place of the one before.
                keys.pop();
                keys.push(text.toString());
                isText = false;
            }
            case '{', '[' -> keys.push("");
            case '}', ']' -> {
                value();
                keys.pop();
            }
            case ',' -> value();
            default -> {}
        }
    }

    private void value() {
        if (isNumber) {
            isNumber = false;
            // In an array at the top.
            if (keys.size() == 2) {
                census.number(Objects.requireNonNull(keys.peekLast()), number);
            }
        } else if (isText) {
            isText = false;
            census.text(key(), text.toString());
        }
    }

    /** The innermost name. */
    private String key() {
        return keys.stream().filter(it -> !it.isEmpty()).findFirst().orElse("");
    }
}

package dev.snapforge.engine.process.node;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON (RFC 8259): maps, lists, texts, numbers and truth values. */
final class TaskJson {

    private TaskJson() {}

    static String of(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .map(entry -> text(entry.getKey().toString()) + ":" + of(entry.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof List<?> list) {
            return list.stream().map(TaskJson::of).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof String text ? text(text) : value.toString();
    }

    private static String text(String value) {
        StringBuilder json = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c)) {
                // Half of a pair has no form in UTF-8.
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}

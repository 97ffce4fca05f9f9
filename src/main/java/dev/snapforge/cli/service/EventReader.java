package dev.snapforge.cli.service;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads a stream of server-sent events line by line (HTML standard, section 9.2.6). */
final class EventReader {

    private final Consumer<ServerEvent> events;
    private final StringBuilder data = new StringBuilder();
    private String lastId;
    private String type = "";

    /** @param lastId of the event before the first one */
    EventReader(String lastId, Consumer<ServerEvent> events) {
        this.lastId = lastId;
        this.events = events;
    }

    void read(String line) {
        if (line.isEmpty()) {
            dispatch();
            return;
        }
        int colon = line.indexOf(':');
        String field = colon < 0 ? line : line.substring(0, colon);
        String value = colon < 0 ? "" : line.substring(line.startsWith(": ", colon) ? colon + 2 : colon + 1);
        switch (field) {
            case "id" -> lastId = value;
            case "event" -> type = value;
            case "data" -> data.append(data.length() == 0 ? "" : "\n").append(value);
            default -> {
                // Comments keep the connection alive; other fields are for browsers.
            }
        }
    }

    String lastId() {
        return lastId;
    }

    private void dispatch() {
        if (!type.isEmpty()) {
            byte[] json = data.toString().getBytes(StandardCharsets.UTF_8);
            events.accept(new ServerEvent(lastId, type, JsonView.parse(json).orElse(new JsonView(null))));
        }
        type = "";
        data.setLength(0);
    }
}

package dev.snapforge.journey.ci;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** GitLab's own answers: the notes of a merge request, and whose a token is. */
final class GitLabStandIn implements AutoCloseable {

    static final String PROJECT_TOKEN = "the-token-of-the-project";

    private static final int OWN = 11;

    private final JsonServer server = new JsonServer();
    private final Comments notes = new Comments(author(OWN));

    GitLabStandIn() throws IOException {
        server.on("/api/v4/projects/17/merge_requests/7/notes", this::notes).on("/api/v4/user", this::user);
    }

    String api() {
        return server.url() + "/api/v4";
    }

    /** Something that a person has written. */
    void write(String body) {
        notes.add(author(OWN + 1), body);
    }

    List<String> bodies() {
        return notes.bodies();
    }

    private static Map<String, Object> author(int id) {
        return Map.of("author", Map.of("id", id));
    }

    private void notes(HttpExchange exchange) throws IOException {
        if (isKnown(exchange)) {
            notes.answer(exchange);
        }
    }

    private void user(HttpExchange exchange) throws IOException {
        if (isKnown(exchange)) {
            JsonServer.answer(exchange, 200, Map.of("id", OWN));
        }
    }

    private static boolean isKnown(HttpExchange exchange) throws IOException {
        boolean known = PROJECT_TOKEN.equals(exchange.getRequestHeaders().getFirst("PRIVATE-TOKEN"));
        if (!known) {
            JsonServer.answer(exchange, 401, Map.of("message", "401 Unauthorized"));
        }
        return known;
    }

    @Override
    public void close() {
        server.close();
    }
}

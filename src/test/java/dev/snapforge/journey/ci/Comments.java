package dev.snapforge.journey.ci;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** What is written below one pull or merge request, as a REST API gives and takes it. */
final class Comments {

    private final List<Map<String, Object>> all = new CopyOnWriteArrayList<>();
    private final Map<String, Object> author;

    /** @param author how the API describes who writes with its token */
    Comments(Map<String, Object> author) {
        this.author = author;
    }

    /** The texts, in order. */
    List<String> bodies() {
        return all.stream().map(it -> String.valueOf(it.get("body"))).toList();
    }

    Map<String, Object> add(Map<String, Object> by, String body) {
        return put(all.size(), by, body);
    }

    /** Answers a list, a new comment, or the change of one, which is addressed by its number. */
    void answer(HttpExchange exchange) throws IOException {
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                boolean first = exchange.getRequestURI().getQuery().endsWith("&page=1");
                JsonServer.answer(exchange, 200, first ? all : List.of());
            }
            case "POST" -> JsonServer.answer(exchange, 201, add(author, JsonServer.body(exchange)));
            default -> {
                int number = Integer.parseInt(exchange.getRequestURI().getPath().replaceFirst(".*/", ""));
                JsonServer.answer(exchange, 200, put(number - 1, author, JsonServer.body(exchange)));
            }
        }
    }

    private Map<String, Object> put(int index, Map<String, Object> by, String body) {
        Map<String, Object> comment = new LinkedHashMap<>(by);
        comment.put("id", index + 1);
        comment.put("body", body);
        if (index == all.size()) {
            all.add(comment);
        } else {
            all.set(index, comment);
        }
        return comment;
    }
}

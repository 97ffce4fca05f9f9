package dev.snapforge.journey.ci;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** GitHub's own answers: comments of a pull request, and the tokens of jobs. */
final class GitHubStandIn implements AutoCloseable {

    static final String REPOSITORY = "acme/tools";
    static final String JOB_TOKEN = "the-token-of-this-job";
    static final String ID_TOKEN_SECRET = "the-secret-for-id-tokens";

    private static final Pattern AUDIENCE = Pattern.compile("(?:^|&)audience=([^&]+)");

    private final JsonServer server = new JsonServer();
    private final Comments comments = new Comments(user("Bot"));
    private final String ref;

    /** @param ref that the job runs for, which is in its OIDC token */
    GitHubStandIn(String ref) throws IOException {
        this.ref = ref;
        server.on("/api/repos/" + REPOSITORY + "/issues/", this::comments).on("/id-token", this::idToken);
    }

    /** A token of a job that runs for this ref. */
    static String token(String audience, String ref) {
        Map<String, String> claims =
                Map.of("repository", REPOSITORY, "repository_owner_id", "1234567", "ref", ref, "run_id", "4711");
        return TrustedIssuers.token(TrustedIssuers.GITHUB, audience, claims);
    }

    String api() {
        return server.url() + "/api";
    }

    String idTokens() {
        return server.url() + "/id-token?api-version=2.0";
    }

    /** Something that a person has written. */
    void write(String body) {
        comments.add(user("User"), body);
    }

    List<String> bodies() {
        return comments.bodies();
    }

    private static Map<String, Object> user(String type) {
        return Map.of("user", Map.of("type", type));
    }

    private void comments(HttpExchange exchange) throws IOException {
        if (!("Bearer " + JOB_TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            JsonServer.answer(exchange, 403, Map.of("message", "Resource not accessible by integration"));
        } else if (!exchange.getRequestURI().getPath().matches(".*/issues/(7/comments|comments/[0-9]+)")) {
            JsonServer.answer(exchange, 404, Map.of("message", "Not Found"));
        } else {
            comments.answer(exchange);
        }
    }

    private void idToken(HttpExchange exchange) throws IOException {
        Matcher audience = AUDIENCE.matcher(exchange.getRequestURI().getQuery());
        if (!("bearer " + ID_TOKEN_SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !audience.find()) {
            JsonServer.answer(exchange, 401, Map.of("message", "no"));
            return;
        }
        JsonServer.answer(exchange, 200, Map.of("value", token(audience.group(1), ref)));
    }

    @Override
    public void close() {
        server.close();
    }
}

package dev.snapforge.journey.api;

import dev.snapforge.support.RawHttp;
import dev.snapforge.webhooks.WebhookEventType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an answer must be, whatever was asked. */
final class FuzzVerdict {

    private static final JsonMapper JSON = new JsonMapper();

    private static final Pattern INSIDE =
            Pattern.compile("\\bat [\\w.$<>/]+\\(|\\b(?:java|javax|jakarta|kotlin|sun|jdk)\\.[a-z]+\\.[\\w.$]+"
                    + "|\\b(?:org\\.(?:springframework|apache|hibernate|postgresql|flywaydb|springdoc)"
                    + "|com\\.(?:zaxxer|fasterxml|caoccao)|tools\\.jackson|dev\\.snapforge)\\.\\w+"
                    + "|[A-Z]\\w+Exception\\b|Throwable|SQLSTATE|SQL \\[|relation \"|constraint \\[|Tomcat|Hibernate|Coyote"
                    + "|snapforge-test|/usr/lib/jvm|"
                    + Pattern.quote(Path.of("").toAbsolutePath().toString()) + "|"
                    + Pattern.quote(System.getProperty("java.io.tmpdir")) + "/|"
                    + Pattern.quote(System.getProperty("user.home")) + "/");

    // RFC 9112, sections 2.3 and 6.1, has 505 and 501 for messages that a server need not understand.
    private static final Set<Integer> UNABLE = Set.of(501, 503, 505);

    private final Set<String> documented = documentedWords();

    /** What is wrong with the answer. */
    Optional<String> complaint(FuzzedRequest request, RawHttp.Answer answer) {
        if (answer.status() == 0) {
            // An answer to a request without a version has no status line (HTTP/0.9).
            boolean bare = request.version.isEmpty() && answer.body().startsWith("{");
            return request.isBroken() || bare ? Optional.empty() : Optional.of("hung up");
        }
        Matcher inside =
                INSIDE.matcher(answer.status() < 400 ? "" : answer.headers() + withoutEventTypes(answer.body()));
        if (inside.find() && !request.toString().contains(inside.group())) {
            return Optional.of("tells '" + inside.group() + "'");
        }
        if (answer.status() >= 500 && !UNABLE.contains(answer.status())) {
            return Optional.of("status " + answer.status());
        }
        return answer.status() < 400 ? Optional.empty() : problem(request, answer);
    }

    /** They begin as the names of packages do. */
    private static String withoutEventTypes(String body) {
        return Arrays.stream(WebhookEventType.values())
                .map(WebhookEventType::type)
                .reduce(body, (rest, type) -> rest.replace(type, ""));
    }

    private Optional<String> problem(FuzzedRequest request, RawHttp.Answer answer) {
        if (answer.body().isEmpty() && (request.isBroken() || request.path.startsWith("/actuator/health/"))) {
            // A message that ends in its middle is cut off by Tomcat; and probes look at nothing but the status.
            return Optional.empty();
        }
        if (!answer.header("content-type").equals("application/problem+json")) {
            return Optional.of("no problem but '" + answer.header("content-type") + "'");
        }
        if (answer.body().isEmpty() && request.method.equals("HEAD")) {
            return Optional.empty();
        }
        try {
            JsonNode problem = JSON.readTree(answer.body());
            String code = problem.path("code").asString("");
            if (problem.path("status").asInt() != answer.status()
                    || problem.path("title").asString("").isEmpty()
                    || problem.path("detail").asString("").isEmpty()) {
                return Optional.of("a problem without title, detail or the right status");
            }
            return documented.contains(code) ? Optional.empty() : Optional.of("undocumented code '" + code + "'");
        } catch (JacksonException e) {
            return Optional.of("no JSON");
        }
    }

    /** The word that an answer is counted under. */
    static String count(RawHttp.Answer answer) {
        String code = "";
        if (answer.status() >= 400 && answer.body().startsWith("{")) {
            Matcher member = Pattern.compile("\"code\":\"([^\"]*)\"").matcher(answer.body());
            code = member.find() ? " " + member.group(1) : "";
        }
        return answer.status() + code;
    }

    /** All that stands between back-ticks in the documentation. */
    private static Set<String> documentedWords() {
        try (Stream<Path> pages = Files.list(Path.of("docs"))) {
            return pages.filter(it -> it.toString().endsWith(".md"))
                    .flatMap(FuzzVerdict::words)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> words(Path page) {
        try {
            return Pattern.compile("`([a-z][a-z0-9-]*)`")
                    .matcher(Files.readString(page))
                    .results()
                    .map(it -> it.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

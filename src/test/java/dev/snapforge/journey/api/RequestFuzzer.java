package dev.snapforge.journey.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.snapforge.journey.api.FuzzedRequest.Pair;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Makes requests of the operations that an OpenAPI document describes, and spoils them. A seed always gives the same request. */
final class RequestFuzzer {

    private static final List<String> METHODS = List.of(
            "GET",
            "HEAD",
            "POST",
            "PUT",
            "DELETE",
            "PATCH",
            "OPTIONS",
            "TRACE",
            "CONNECT",
            "PROPFIND",
            "get",
            "G\0T",
            "");
    private static final List<String> OTHER_PATHS = List.of(
            "/",
            "*",
            "/api",
            "/api/v1",
            "/api/v1/",
            "/api/v1/nothing",
            "/api/v1/builds/",
            "//api//v1//builds",
            "/api/v1/../../actuator",
            "/api/v1/%2e%2e/%2e%2e/etc",
            "/api/v1;a=b/builds",
            "/error",
            "/actuator",
            "/actuator/health",
            "/actuator/health/nothing",
            "/actuator/info",
            "/actuator/prometheus",
            "/actuator/env",
            "/actuator/heapdump",
            "/actuator/loggers/ROOT",
            "/swagger-ui.html",
            "/swagger-ui/index.html",
            "/swagger-ui/..%2f..%2fapplication.yaml",
            "/webjars/",
            "/v3/api-docs",
            "/v3/api-docs.yaml",
            "/v3/api-docs/swagger-config",
            "/v3/api-docs/nothing",
            "/.well-known/jwks.json",
            "/.well-known/",
            "/application.yaml",
            "/favicon.ico");
    private static final List<String> HEADERS = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "Content-Type",
            "Content-Encoding",
            "Range",
            "If-Range",
            "If-Match",
            "If-None-Match",
            "If-Modified-Since",
            "If-Unmodified-Since",
            "Prefer",
            "Idempotency-Key",
            "Last-Event-ID",
            "Expect",
            "Cookie",
            "Origin",
            "Access-Control-Request-Method",
            "Sec-Fetch-Site",
            "X-Forwarded-Host",
            "X-Forwarded-Prefix",
            "X-Forwarded-Proto",
            "X-HTTP-Method-Override",
            "Upgrade",
            "Authorization");
    private static final Pattern VARIABLE = Pattern.compile("([a-z]+)/\\{([^}]+)}");

    private final JsonNode api;
    private final String token;
    private final Map<String, String> disposable;
    private final Map<String, String> existing;
    private final List<Operation> operations = new ArrayList<>();
    private final List<Operation> drawn = new ArrayList<>();

    /**
     * @param token what an admin sends
     * @param disposable what an operation that takes something away may have, by its path
     * @param existing what is there, by the part of a path before it
     */
    RequestFuzzer(JsonNode api, String token, Map<String, String> disposable, Map<String, String> existing) {
        this.api = api;
        this.token = token;
        this.disposable = disposable;
        this.existing = existing;
        api.at("/paths")
                .forEachEntry(
                        (path, item) -> item.forEachEntry((method, it) -> operations.add(operation(method, path, it))));
        for (Operation operation : operations) {
            // Uploads and slices of bytes have the most that can be wrong.
            boolean slices =
                    operation.path().endsWith("/blob") || operation.path().endsWith("/container");
            int times = operation.bodies().containsKey("multipart/form-data") ? 12 : slices ? 3 : 1;
            drawn.addAll(Collections.nCopies(times, operation));
        }
    }

    private record Parameter(String name, String in, String example) {}

    /** @param bodies an example of each media type that it takes */
    private record Operation(String method, String path, List<Parameter> parameters, Map<String, String> bodies) {}

    int operations() {
        return operations.size();
    }

    FuzzedRequest request(long seed) {
        Random random = new Random(seed);
        // Neighbouring seeds begin alike.
        random.nextLong();
        Operation operation = drawn.get(random.nextInt(drawn.size()));
        FuzzedRequest request = new FuzzedRequest(operation.method(), path(operation, random));
        headers(request, operation, random);
        query(request, operation, random);
        body(request, operation, random);
        if (random.nextInt(15) == 0) {
            request.method = METHODS.get(random.nextInt(METHODS.size()));
        }
        if (random.nextInt(12) == 0) {
            request.path = random.nextBoolean()
                    ? OTHER_PATHS.get(random.nextInt(OTHER_PATHS.size()))
                    : "/" + HostileText.inUri(HostileText.any(random), random);
        }
        if (random.nextInt(12) == 0) {
            breakMessage(request, random);
        }
        return request;
    }

    private String path(Operation operation, Random random) {
        return VARIABLE.matcher(operation.path()).replaceAll(variable -> {
            String example = operation.parameters().stream()
                    .filter(it -> it.in().equals("path") && it.name().equals(variable.group(2)))
                    .map(Parameter::example)
                    .findFirst()
                    .orElseThrow();
            String there = existing.getOrDefault(variable.group(1), example);
            String value = value(disposable.getOrDefault(operation.path(), there), 4, random);
            return Matcher.quoteReplacement(variable.group(1) + "/" + HostileText.inUri(value, random));
        });
    }

    private void query(FuzzedRequest request, Operation operation, Random random) {
        for (Parameter it : operation.parameters()) {
            if (it.in().equals("query") && random.nextInt(3) > 0) {
                for (int i = random.nextInt(20) == 0 ? 2 : 1; i > 0; i--) {
                    request.query.add(new Pair(it.name(), HostileText.inUri(value(it.example(), 3, random), random)));
                }
            }
        }
        if (random.nextInt(15) == 0) {
            request.query.add(new Pair(
                    HostileText.inUri(HostileText.any(random), random),
                    HostileText.inUri(HostileText.any(random), random)));
        }
    }

    private void headers(FuzzedRequest request, Operation operation, Random random) {
        request.headers.add(new Pair("Host", random.nextInt(30) == 0 ? HostileText.any(random) : "127.0.0.1"));
        if (random.nextInt(12) > 0) {
            request.headers.add(new Pair("Authorization", "Bearer " + token));
        } else if (random.nextBoolean()) {
            request.headers.add(new Pair("Authorization", "Bearer " + HostileText.changed(token, random)));
        }
        for (Parameter it : operation.parameters()) {
            if (it.in().equals("header") && random.nextBoolean()) {
                // A client that asks to wait is made to wait.
                String example = it.name().equals("Prefer") ? "wait=0" : it.example();
                request.headers.add(new Pair(it.name(), value(example, 2, random)));
            }
        }
        for (int i = random.nextInt(8) - 5; i > 0; i--) {
            request.headers.add(new Pair(HEADERS.get(random.nextInt(HEADERS.size())), HostileText.any(random)));
        }
    }

    private static void body(FuzzedRequest request, Operation operation, Random random) {
        List<String> types = List.copyOf(operation.bodies().keySet());
        if (types.isEmpty()) {
            if (random.nextInt(20) == 0) {
                request.body = HostileBodies.json("{\"a\": 1}", random);
            }
            return;
        }
        String type = types.get(random.nextInt(types.size()));
        String example = operation.bodies().getOrDefault(type, "");
        String sent = random.nextInt(20) == 0 ? HostileText.any(random) : type;
        if (type.startsWith("multipart/")) {
            String boundary = random.nextInt(20) == 0 ? HostileText.any(random) : "fuzz" + random.nextInt(1000);
            request.body = HostileBodies.form(boundary, example, random);
            sent += "; boundary=" + (random.nextInt(20) == 0 ? HostileText.any(random) : boundary);
        } else if (type.endsWith("json")) {
            request.body = HostileBodies.json(example, random);
        } else {
            byte[] script = "globalThis.fuzzed = 1;".getBytes(UTF_8);
            request.body = random.nextBoolean() ? script : HostileBodies.spoiled(script, random);
        }
        request.headers.add(new Pair("Content-Type", sent));
    }

    private static void breakMessage(FuzzedRequest request, Random random) {
        switch (random.nextInt(11)) {
            case 0 ->
                request.version = List.of("HTTP/1.0", "HTTP/2.0", "HTTP/9", "http/1.1", "")
                        .get(random.nextInt(5));
            case 1 -> request.headers.remove(0);
            case 2 -> request.headers.add(new Pair("Content-Length", HostileText.any(random)));
            case 3 -> request.headers.add(new Pair("Transfer-Encoding", "chunked"));
            case 4 ->
                request.headers.add(new Pair(
                        "Transfer-Encoding",
                        List.of("gzip", "identity", "chunked, gzip", "\u000bchunked")
                                .get(random.nextInt(4))));
            case 5 -> request.headers.add(new Pair(HostileText.any(random), HostileText.any(random)));
            case 6 -> request.headers.add(new Pair("X-Long", "a".repeat(5_000 + random.nextInt(20_000))));
            case 7 -> {
                for (int i = 0; i < 150; i++) {
                    request.headers.add(new Pair("X-Many-" + i, ""));
                }
            }
            case 8 ->
                request.broken = new String(request.bytes(), ISO_8859_1)
                        .replace("\r\n", "\n")
                        .getBytes(ISO_8859_1);
            default -> request.broken = HostileBodies.spoiled(request.bytes(), random);
        }
    }

    /** The example, a changed one, or something hostile; one time in so many each. */
    private static String value(String example, int oneIn, Random random) {
        return switch (random.nextInt(oneIn * 2)) {
            case 0 -> HostileText.any(random);
            case 1 -> HostileText.changed(example, random);
            default -> example;
        };
    }

    private Operation operation(String method, String path, JsonNode described) {
        List<Parameter> parameters = new ArrayList<>();
        for (JsonNode it : described.path("parameters")) {
            parameters.add(new Parameter(it.at("/name").asString(), it.at("/in").asString(), example(it)));
        }
        Map<String, String> bodies = new LinkedHashMap<>();
        described.at("/requestBody/content").forEachEntry((type, content) -> {
            JsonNode schema = resolved(content.path("schema"));
            JsonNode spec = schema.at("/properties/spec");
            bodies.put(type, spec.isMissingNode() ? example(content) : everyField(resolved(spec)));
        });
        return new Operation(method.toUpperCase(Locale.ROOT), path, parameters, bodies);
    }

    private String example(JsonNode described) {
        JsonNode schema = resolved(described.path("schema"));
        if (schema.path("properties").size() > 0) {
            return everyField(schema);
        }
        JsonNode first = described.path("examples").isEmpty()
                ? described.path("example")
                : described.path("examples").iterator().next().path("value");
        JsonNode value = first.isMissingNode() ? schema.path("example") : first;
        return value.isMissingNode() ? schema.path("default").asString("") : text(value);
    }

    private String everyField(JsonNode schema) {
        List<String> members = new ArrayList<>();
        schema.path("properties").forEachEntry((name, field) -> {
            JsonNode described = resolved(field);
            JsonNode value = described.path("example");
            members.add('"' + name + "\": "
                    + (described.path("properties").size() > 0
                            ? everyField(described)
                            : value.isMissingNode() ? "\"a\"" : value.toString()));
        });
        return "{" + String.join(", ", members) + "}";
    }

    private JsonNode resolved(JsonNode schema) {
        // What may be null is either it or null.
        String reference =
                schema.path("$ref").asString(schema.at("/oneOf/0/$ref").asString(""));
        return reference.isEmpty() ? schema : api.at(reference.substring(1));
    }

    private static String text(JsonNode value) {
        return value.isString() ? value.asString() : value.toString();
    }
}

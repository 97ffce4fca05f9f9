package dev.snapforge.engine.process.node;

import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.UnhandledRejection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a task wrote into its answer: a line for each field, with its name and its text in base64. The bundle runs in the same process and
 * can write what it likes there, so every field is taken as a claim of the bundle's about itself, and one that is not in order ends
 * the request with {@link MalformedResponseException}.
 */
final class NodeResponse {

    private final Map<String, List<String>> fields = new LinkedHashMap<>();

    private NodeResponse() {}

    static NodeResponse parse(String text) throws IOException {
        NodeResponse answer = new NodeResponse();
        for (String line : text.lines().toList()) {
            String[] parts = line.split(" ", -1);
            if (parts.length != 2) {
                throw new MalformedResponseException("An answer has a line that is no field");
            }
            try {
                String value = new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8);
                answer.fields
                        .computeIfAbsent(parts[0], name -> new ArrayList<>())
                        .add(value);
            } catch (IllegalArgumentException e) {
                throw new MalformedResponseException("An answer's field is not in base64", e);
            }
        }
        return answer;
    }

    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    String one(String name) throws IOException {
        List<String> values = all(name);
        if (values.size() != 1) {
            throw new MalformedResponseException(
                    "An answer has " + values.size() + " fields " + name + " instead of one");
        }
        return values.get(0);
    }

    long number(String name) throws IOException {
        return number(name, one(name));
    }

    List<Long> numbers(String name) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (String value : all(name)) {
            numbers.add(number(name, value));
        }
        return numbers;
    }

    /** The words of a field that lists names. */
    List<String> words(String name) throws IOException {
        String words = one(name);
        return words.isEmpty() ? List.of() : List.of(words.split(" "));
    }

    /** What the task refused, if it did. */
    Optional<RefusalResponse> refused() throws IOException {
        List<RefusalResponse> refusals = new ArrayList<>();
        for (int i = 0; i < Math.min(all("refused").size(), 1 + RefusalResponse.MAX_OTHERS); i++) {
            refusals.add(refused(i));
        }
        return refusals.isEmpty() ? Optional.empty() : Optional.of(RefusalResponse.all(refusals));
    }

    private RefusalResponse refused(int index) throws IOException {
        String reason = at("refused", "refused", index);
        try {
            return new RefusalResponse(
                    Reason.valueOf(reason),
                    at("refused", "message", index),
                    at("refused", "file", index),
                    Math.toIntExact(number("line", at("refused", "line", index))),
                    Math.toIntExact(number("column", at("refused", "column", index))),
                    at("refused", "stack", index));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedResponseException("An answer gives no reason that is known: " + reason, e);
        }
    }

    /**
     * The promises that the files left rejected. None of them counts as kept for a later handler: without one, Node ends the process as
     * soon as its queues are empty.
     */
    List<UnhandledRejection> rejections() throws IOException {
        List<UnhandledRejection> rejections = new ArrayList<>();
        for (int i = 0; i < all("rejection").size(); i++) {
            try {
                rejections.add(new UnhandledRejection(
                        at("rejection", "rejection-message", i),
                        at("rejection", "rejection-file", i),
                        Math.toIntExact(number("rejection-line", at("rejection", "rejection-line", i))),
                        Math.toIntExact(number("rejection-column", at("rejection", "rejection-column", i))),
                        at("rejection", "rejection-stack", i),
                        false));
            } catch (ArithmeticException e) {
                throw new MalformedResponseException("An answer places a rejection beyond every file", e);
            }
        }
        return rejections;
    }

    /** Each thing of a kind has a field of this name. */
    private String at(String kind, String name, int index) throws IOException {
        List<String> values = all(name);
        if (values.size() != all(kind).size()) {
            throw new MalformedResponseException("An answer has " + values.size() + " fields " + name + " for "
                    + all(kind).size() + " of " + kind);
        }
        return values.get(index);
    }

    private static long number(String name, String value) throws IOException {
        try {
            return Math.max(0, Long.parseLong(value));
        } catch (NumberFormatException e) {
            throw new MalformedResponseException("An answer's field " + name + " is no number", e);
        }
    }
}

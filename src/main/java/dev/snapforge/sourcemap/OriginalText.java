package dev.snapforge.sourcemap;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** The texts of original files that a source map has in {@code sourcesContent}, for people to read. */
public final class OriginalText {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(SourceMap.MAX_BYTES)
                    .build())
            .build();

    private OriginalText() {}

    /**
     * The text of one original.
     *
     * @param map the name of the file that holds the map
     * @param content the map, which {@link SourceMap} has read before
     * @param file the original's name, as {@link SourceMap#find} gives it
     * @return empty if the map does not have it, or is not plain
     */
    public static Optional<String> find(String map, byte[] content, String file) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), content)) {
            String root = "";
            List<@Nullable String> sources = List.of();
            List<@Nullable String> texts = List.of();
            json.nextToken();
            for (String field = json.nextName(); field != null; field = json.nextName()) {
                json.nextToken();
                switch (field) {
                    case "sourceRoot" -> root = Objects.requireNonNullElse(json.getValueAsString(), "");
                    case "sources" -> sources = texts(json);
                    case "sourcesContent" -> texts = texts(json);
                    default -> json.skipChildren();
                }
            }
            String separator = root.isEmpty() || root.endsWith("/") ? "" : "/";
            for (int i = 0; i < Math.min(sources.size(), texts.size()); i++) {
                if (sources.get(i) != null
                        && SourceNames.resolve(root + separator + sources.get(i), map)
                                .equals(file)) {
                    return Optional.ofNullable(texts.get(i));
                }
            }
            return Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private static List<@Nullable String> texts(JsonParser json) {
        List<@Nullable String> texts = new ArrayList<>();
        if (json.currentToken() == JsonToken.START_ARRAY) {
            for (JsonToken it = json.nextToken(); it != JsonToken.END_ARRAY; it = json.nextToken()) {
                texts.add(it == JsonToken.VALUE_STRING ? json.getString() : null);
                json.skipChildren();
            }
        } else {
            json.skipChildren();
        }
        return texts;
    }
}

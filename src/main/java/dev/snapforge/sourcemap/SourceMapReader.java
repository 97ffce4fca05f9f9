package dev.snapforge.sourcemap;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads the JSON of a map token by token: most of it is often {@code sourcesContent}, of which nothing is kept. */
final class SourceMapReader {

    private static final int VERSION = 3;
    private static final int MOST = 1 << 16;
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(64)
                    .maxStringLength(SourceMap.MAX_BYTES)
                    .build())
            .build();

    private final JsonParser json;

    private SourceMapReader(JsonParser json) {
        this.json = json;
    }

    static SourceMapJson read(byte[] content) throws UnreadableSourceMapException {
        int start = afterGuard(content);
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), content, start, content.length - start)) {
            json.nextToken();
            SourceMapJson map = new SourceMapReader(json).map(true);
            if (json.nextToken() != null) {
                throw new UnreadableSourceMapException("Something follows the map's JSON object.");
            }
            return map;
        } catch (JacksonException e) {
            String where = e.getLocation() == null
                    ? "."
                    : ": there is an error at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".";
            throw new UnreadableSourceMapException("The map is not JSON" + where, e);
        }
    }

    /** A map may begin with a line that starts with {@code )]}'}, so that no script can load it. */
    private static int afterGuard(byte[] content) {
        int start = 0;
        if (content.length > 2 && content[0] == ')' && content[1] == ']' && content[2] == '}') {
            while (start < content.length && content[start] != '\n') {
                start++;
            }
        }
        return start;
    }

    private SourceMapJson map(boolean outer) throws UnreadableSourceMapException {
        expect(JsonToken.START_OBJECT, "The map");
        int version = 0;
        String root = "";
        List<@Nullable String> sources = List.of();
        String mappings = null;
        List<SourceMapJson.Section> sections = List.of();
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            JsonToken value = json.nextToken();
            switch (field) {
                case "version" -> version = number("version");
                case "sourceRoot" -> root = value == JsonToken.VALUE_NULL ? "" : text("sourceRoot");
                case "sources" -> sources = sources();
                case "mappings" -> mappings = text("mappings");
                case "sections" -> sections = sections(outer);
                default -> json.skipChildren();
            }
        }
        if (version != VERSION) {
            throw new UnreadableSourceMapException("The map's version is not 3.");
        }
        if (mappings == null && sections.isEmpty()) {
            throw new UnreadableSourceMapException("The map has no mappings.");
        }
        return new SourceMapJson(root, sources, mappings, sections);
    }

    private List<@Nullable String> sources() throws UnreadableSourceMapException {
        expect(JsonToken.START_ARRAY, "The map's field sources");
        List<@Nullable String> sources = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            limit(sources.size(), "sources");
            sources.add(json.currentToken() == JsonToken.VALUE_NULL ? null : text("sources"));
        }
        return sources;
    }

    private List<SourceMapJson.Section> sections(boolean outer) throws UnreadableSourceMapException {
        expect(JsonToken.START_ARRAY, "The map's field sections");
        if (!outer) {
            throw new UnreadableSourceMapException("A section of the map has sections itself.");
        }
        List<SourceMapJson.Section> sections = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            limit(sections.size(), "sections");
            sections.add(section());
        }
        return sections;
    }

    private SourceMapJson.Section section() throws UnreadableSourceMapException {
        expect(JsonToken.START_OBJECT, "A section of the map");
        int line = 0;
        int column = 0;
        SourceMapJson map = null;
        for (String field = json.nextName(); field != null; field = json.nextName()) {
            json.nextToken();
            if (field.equals("map")) {
                map = map(false);
            } else if (field.equals("offset")) {
                expect(JsonToken.START_OBJECT, "The offset of a section");
                for (String part = json.nextName(); part != null; part = json.nextName()) {
                    json.nextToken();
                    switch (part) {
                        case "line" -> line = number("line");
                        case "column" -> column = number("column");
                        default -> json.skipChildren();
                    }
                }
            } else {
                json.skipChildren();
            }
        }
        if (map == null || line < 0 || column < 0) {
            throw new UnreadableSourceMapException("A section of the map has no map, or starts before the script.");
        }
        return new SourceMapJson.Section(line, column, map);
    }

    private String text(String field) throws UnreadableSourceMapException {
        expect(JsonToken.VALUE_STRING, "The map's field " + field);
        return json.getString();
    }

    private int number(String field) throws UnreadableSourceMapException {
        expect(JsonToken.VALUE_NUMBER_INT, "The map's field " + field);
        return json.getIntValue();
    }

    private void expect(JsonToken token, String what) throws UnreadableSourceMapException {
        if (json.currentToken() != token) {
            throw new UnreadableSourceMapException(what + " is not of the JSON type that it should be.");
        }
    }

    private static void limit(int size, String what) throws UnreadableSourceMapException {
        if (size >= MOST) {
            throw new UnreadableSourceMapException("The map has more than " + MOST + " " + what + ".");
        }
    }
}

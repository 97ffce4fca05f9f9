package dev.snapforge.bundle.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An archive's {@code snapforge.json}.
 *
 * @param files paths inside the archive, in the order they run; not yet checked
 * @param fields all other fields
 */
public record Manifest(List<String> files, JsonNode fields) {

    public static final String NAME = "snapforge.json";

    private static final String FILES = "files";
    private static final int MAX_BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /**
     * Reads a manifest of at most one megabyte.
     *
     * @throws ArchiveException for anything but a JSON object whose {@code files} is a list of strings
     * @throws ArchiveException if the list is empty
     */
    public static Manifest parse(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw ArchiveException.malformedManifest("It is larger than one megabyte.", content.length + " bytes");
        }
        if (!(readTree(content) instanceof ObjectNode object)) {
            throw ArchiveException.malformedManifest("It is not a JSON object.", "another JSON value");
        }
        JsonNode list = object.remove(FILES);
        if (list == null || !list.isArray()) {
            throw ArchiveException.malformedManifest(
                    "Its field files is not a list.", list == null ? "no files" : "files");
        }
        List<String> files = new ArrayList<>();
        for (JsonNode file : list) {
            if (!file.isString()) {
                throw ArchiveException.malformedManifest(
                        "An element of its field files is not a string.", "element " + files.size());
            }
            files.add(file.stringValue());
        }
        if (files.isEmpty()) {
            throw ArchiveException.noFiles();
        }
        return new Manifest(List.copyOf(files), object);
    }

    private static JsonNode readTree(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            throw ArchiveException.malformedManifest("It is not UTF-8.", "an invalid sequence of bytes");
        } catch (JacksonException e) {
            throw ArchiveException.malformedManifest("It is not JSON.", where(e));
        }
    }

    private static String where(JacksonException e) {
        return e.getLocation() == null
                ? "an error"
                : "an error at line " + e.getLocation().getLineNr() + ", column "
                        + e.getLocation().getColumnNr();
    }
}

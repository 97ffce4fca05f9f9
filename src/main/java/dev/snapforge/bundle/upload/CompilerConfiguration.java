package dev.snapforge.bundle.upload;

import dev.snapforge.bundle.FileNameRules;
import dev.snapforge.bundle.upload.CompilerOptions.Objection;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The {@code tsconfig.json} that files of TypeScript come with: read, compared with what is done, and not kept. What it allows would be the
 * same without it.
 */
final class CompilerConfiguration {

    private static final String NAME = "tsconfig.json";
    private static final int MAX_BYTES = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CompilerConfiguration() {}

    /**
     * Compares the nearest configuration of each file of TypeScript with what is done: that in its folder, or in the next one above.
     *
     * @param read the content of a file of this name, if there is one
     * @throws UploadException for what is no configuration, and for options that mean something else
     */
    static void check(List<SourceText> sources, Function<String, Optional<byte[]>> read) {
        Map<String, List<SourceText>> configured = new LinkedHashMap<>();
        for (SourceText source : sources) {
            if (FileNameRules.isTypeScript(source.name())) {
                String folder = source.name();
                do {
                    folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
                    String name = folder.isEmpty() ? NAME : folder + "/" + NAME;
                    if (configured.containsKey(name) || read.apply(name).isPresent()) {
                        configured
                                .computeIfAbsent(name, it -> new ArrayList<>())
                                .add(source);
                        break;
                    }
                } while (!folder.isEmpty());
            }
        }
        configured.forEach((name, own) -> check(name, read.apply(name).orElseThrow(), own));
    }

    private static void check(String name, byte[] content, List<SourceText> sources) {
        JsonNode configuration = parse(name, content);
        if (configuration.has("extends")) {
            throw UploadException.configuration(
                    name,
                    new Objection(
                            "extends",
                            "all options in one file",
                            FileNameRules.shown(configuration.get("extends").toString()),
                            "Send the options themselves: tsc --showConfig prints them."));
        }
        CompilerOptions.objection(configuration.path("compilerOptions"), sources)
                .ifPresent(objection -> {
                    throw UploadException.configuration(name, objection);
                });
    }

    private static JsonNode parse(String name, byte[] content) {
        if (content.length > MAX_BYTES) {
            throw UploadException.malformedConfiguration(name, content.length + " bytes");
        }
        try {
            String text = new String(content, StandardCharsets.UTF_8);
            JsonNode tree = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
            if (tree.isObject()
                    && (!tree.has("compilerOptions")
                            || tree.get("compilerOptions").isObject())) {
                return tree;
            }
            throw UploadException.malformedConfiguration(name, "another JSON value");
        } catch (JacksonException e) {
            throw UploadException.malformedConfiguration(
                    name,
                    e.getLocation() == null
                            ? "an error"
                            : "an error at line " + e.getLocation().getLineNr() + ", column "
                                    + e.getLocation().getColumnNr());
        }
    }
}

package dev.snapforge.journey.ci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;
import tools.jackson.databind.JsonNode;

/** The blocks of docs/ci.md, which the tests use as a reader would. */
record CiPage(String text) {

    static CiPage read() {
        try {
            return new CiPage(Files.readString(Path.of("docs/ci.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The block of this language that begins with this text. */
    String block(String language, String beginning) {
        String fence = "(?ms)^```" + language + "\\n(" + Pattern.quote(beginning) + ".*?)^```";
        Matcher block = Pattern.compile(fence).matcher(text);
        if (!block.find()) {
            throw new IllegalStateException("docs/ci.md has no block that begins with " + beginning);
        }
        return block.group(1);
    }

    /** As {@link #block}, read as YAML. */
    JsonNode yaml(String beginning) {
        return YamlTree.of(block("yaml", beginning));
    }

    /** The settings that a service needs, by their names. */
    Map<String, String> settings() {
        YamlPropertiesFactoryBean yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ByteArrayResource(block("yaml", "snapforge:").getBytes(StandardCharsets.UTF_8)));
        Map<String, String> settings = new TreeMap<>();
        Objects.requireNonNull(yaml.getObject())
                .forEach((name, value) -> settings.put(String.valueOf(name), String.valueOf(value)));
        return settings;
    }
}

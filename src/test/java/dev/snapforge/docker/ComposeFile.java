package dev.snapforge.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/** docker/compose.yaml, with its anchors resolved. */
record ComposeFile(Map<String, Object> root) {

    static ComposeFile read() {
        return new ComposeFile(new Yaml().load(text(Path.of("docker/compose.yaml"))));
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, Object> service(String name) {
        return map(map(root.get("services")).get(name));
    }

    Map<String, Object> environment(String name) {
        return map(service(name).get("environment"));
    }

    List<String> secretFiles() {
        return map(root.get("secrets")).values().stream()
                .map(secret -> String.valueOf(map(secret).get("file")))
                .toList();
    }

    Set<String> volumes() {
        return map(root.get("volumes")).keySet();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(@Nullable Object value) {
        return (Map<String, Object>) Objects.requireNonNull(value);
    }
}

package dev.snapforge.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code k8s/} is what the chart gives for {@code k8s/values.yaml}. {@code k8s/render} writes it. */
class PlainManifestsTest {

    private static final Path FOLDER = Path.of("k8s").toAbsolutePath();
    private static final String WRITE = "tests.manifests.write";

    @Test
    void isWhatTheChartGives() throws IOException {
        Map<String, String> expected = rendered();
        if (Boolean.getBoolean(WRITE)) {
            write(expected);
        }

        assertThat(found()).as("run k8s/render").isEqualTo(expected);
    }

    /** One file for each object, without labels that only mean something to Helm, and the list of them. Hooks are left out. */
    private static Map<String, String> rendered() {
        String all = Chart.template("snapforge")
                .withValuesFile(FOLDER.resolve("values.yaml"))
                .call();
        Map<String, String> files = new TreeMap<>();
        for (String document : all.split("(?m)^---\\s*$", -1)) {
            String text = document.lines()
                    .filter(line ->
                            !line.matches("# Source: .*|\\s+(helm\\.sh/chart|app\\.kubernetes\\.io/managed-by): .*"))
                    .map(line -> line.replaceFirst("\\s+$", ""))
                    .collect(Collectors.joining("\n"))
                    .strip();
            if (!text.isEmpty()) {
                Manifest manifest = Manifest.all(text).get(0);
                files.put(fileName(manifest), text + "\n");
            }
        }
        String names = files.keySet().stream().map(name -> "  - " + name + "\n").collect(Collectors.joining());
        files.put(
                "kustomization.yaml",
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: " + Chart.NAMESPACE
                        + "\nresources:\n" + names);
        return files;
    }

    private static String fileName(Manifest manifest) {
        String kind = manifest.kind().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
        return manifest.name().replaceFirst("^snapforge-?", "").replaceFirst("(?<=.)$", "-") + kind + ".yaml";
    }

    private static Map<String, String> found() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            Map<String, String> texts = new LinkedHashMap<>();
            files.filter(file -> file.toString().endsWith(".yaml") && !file.endsWith("values.yaml"))
                    .sorted()
                    .forEach(file -> texts.put(file.getFileName().toString(), read(file)));
            return texts;
        }
    }

    private static void write(Map<String, String> files) throws IOException {
        for (String name : found().keySet()) {
            Files.delete(FOLDER.resolve(name));
        }
        for (Map.Entry<String, String> file : files.entrySet()) {
            Files.writeString(FOLDER.resolve(file.getKey()), file.getValue());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

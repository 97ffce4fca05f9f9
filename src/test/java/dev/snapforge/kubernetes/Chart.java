package dev.snapforge.kubernetes;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import com.marcnuri.helm.TemplateCommand;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.yaml.snakeyaml.Yaml;

/** The chart, worked on by Helm itself. */
public final class Chart {

    static final Path FOLDER = Path.of("helm", "snapforge").toAbsolutePath();
    static final String NAMESPACE = "snapforge";

    /** Sets of values that between them reach every branch of the templates. */
    static final List<String> VALUE_SETS = List.of("smallest", "files", "everything");

    private static final String RELEASE = "demo";
    private static final String KUBERNETES = "1.33.0";

    private static final Map<String, List<Manifest>> RENDERED = new ConcurrentHashMap<>();

    /** The library leaves hooks out of what it renders; here they are objects like all others. */
    private static final Path WITHOUT_HOOKS = withoutHooks();

    private Chart() {}

    private static Path withoutHooks() {
        try {
            Path copy = Files.createDirectories(Path.of("target").toAbsolutePath());
            copy = Files.createTempDirectory(copy, "chart-").resolve("snapforge");
            copy(FOLDER, copy);
            Path hook = copy.resolve("templates").resolve("tests").resolve("check.yaml");
            Files.writeString(hook, Files.readString(hook).replace("helm.sh/hook", "hook"));
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Path values(String name) {
        return Path.of("src", "test", "resources", "kubernetes", name + ".yaml").toAbsolutePath();
    }

    /** Everything that Helm would send to a cluster, hooks included. */
    public static List<Manifest> render(String valueSet) {
        return RENDERED.computeIfAbsent(
                valueSet,
                it -> Manifest.all(template(WITHOUT_HOOKS, RELEASE)
                        .withValuesFile(values(it))
                        .call()));
    }

    static TemplateCommand template(String release) {
        return template(FOLDER, release);
    }

    private static TemplateCommand template(Path chart, String release) {
        return new Helm(chart)
                .template()
                .withName(release)
                .withNamespace(NAMESPACE)
                .withKubeVersion(KUBERNETES);
    }

    /** What {@code helm lint --strict --values} says; the library's lint takes no values, so a copy of the chart gets them. */
    static LintResult lint(String valueSet, Path folder) throws IOException {
        Path copy = folder.resolve("snapforge");
        copy(FOLDER, copy);
        Yaml yaml = new Yaml();
        Map<String, Object> defaults = yaml.load(Files.readString(FOLDER.resolve("values.yaml")));
        Map<String, Object> given = yaml.load(Files.readString(values(valueSet)));
        StringWriter merged = new StringWriter();
        yaml.dump(merge(defaults, given), merged);
        Files.writeString(copy.resolve("values.yaml"), merged.toString());
        return new Helm(copy).lint().strict().quiet().call();
    }

    @SuppressWarnings("unchecked") // YAML's maps have texts as keys
    private static Map<String, Object> merge(Map<String, Object> base, Map<String, Object> over) {
        Map<String, Object> merged = new HashMap<>(base);
        over.forEach((key, value) -> merged.merge(
                key,
                value,
                (one, other) -> one instanceof Map && other instanceof Map
                        ? merge((Map<String, Object>) one, (Map<String, Object>) other)
                        : other));
        return merged;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder).toString()));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

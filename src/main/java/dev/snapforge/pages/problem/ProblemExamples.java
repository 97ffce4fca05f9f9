package dev.snapforge.pages.problem;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Examples of builds that show a code, and of the same builds mended; a test asks for all of them. Each is a folder with the files
 * of the bundle and, where it matters, the {@code spec.json} of the build.
 */
@Component
class ProblemExamples {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,64}");
    private static final String FOLDERS = "classpath:/dev/snapforge/pages/problem/";

    private final PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();

    /**
     * A pair of builds.
     *
     * @param fails the files of the one that shows the code, by name
     * @param mended those of the one that does not
     */
    record Example(List<ExampleFile> fails, List<ExampleFile> mended) {}

    /** A file of the bundle, or {@code spec.json}. */
    record ExampleFile(String name, String text) {}

    /** The example of a code; those that depend on more than a bundle and its spec have none. */
    Optional<Example> find(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        List<ExampleFile> fails = files(code + "/fails");
        return fails.isEmpty() ? Optional.empty() : Optional.of(new Example(fails, files(code + "/mended")));
    }

    private List<ExampleFile> files(String folder) {
        List<ExampleFile> files = new ArrayList<>();
        try {
            for (Resource file : resources.getResources(FOLDERS + folder + "/*")) {
                files.add(new ExampleFile(
                        Objects.requireNonNull(file.getFilename()), file.getContentAsString(StandardCharsets.UTF_8)));
            }
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // The main file first, and the spec last.
        files.sort(Comparator.comparing((ExampleFile it) -> it.name().equals("spec.json"))
                .thenComparing(it -> !it.name().startsWith("main."))
                .thenComparing(ExampleFile::name));
        return files;
    }
}

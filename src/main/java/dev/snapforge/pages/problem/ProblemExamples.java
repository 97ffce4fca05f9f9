package dev.snapforge.pages.problem;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Examples of bundles that fail with a code, and of the same bundles mended; a test builds them all. */
@Component
class ProblemExamples {

    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,64}");

    /**
     * A pair of bundles of one file.
     *
     * @param file the file's name
     * @param fails its text
     * @param mended its text without the fault
     */
    record Example(String file, String fails, String mended) {}

    /** The example of a code; most have none. */
    Optional<Example> find(String code) {
        if (!CODE.matcher(code).matches()) {
            return Optional.empty();
        }
        for (String extension : new String[] {".js", ".mjs"}) {
            ClassPathResource fails = new ClassPathResource(code + "/fails" + extension, ProblemExamples.class);
            if (fails.exists()) {
                ClassPathResource mended = new ClassPathResource(code + "/mended" + extension, ProblemExamples.class);
                return Optional.of(new Example("main" + extension, text(fails), text(mended)));
            }
        }
        return Optional.empty();
    }

    private static String text(ClassPathResource file) {
        try {
            return file.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

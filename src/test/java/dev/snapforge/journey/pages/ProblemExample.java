package dev.snapforge.journey.pages;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.TestTargets;
import dev.snapforge.support.answer.AnswerObject;
import dev.snapforge.support.answer.SpecBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A build of the pages of codes: a folder of files, and the spec.
 *
 * @param form the request
 * @param target where it is to be built
 */
record ProblemExample(Form form, String target) {

    private static final Path EXAMPLES = Path.of("src/main/resources/dev/snapforge/pages/problem");
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SPEC = "spec.json";

    /** All codes that have an example. */
    static List<String> codes() throws IOException {
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            return folders.map(it -> it.getFileName().toString()).sorted().toList();
        }
    }

    /** Those whose example is built on engines with such a name. */
    static List<String> codes(String target) throws IOException {
        List<String> codes = new ArrayList<>();
        for (String code : codes()) {
            if (read(code, "fails").target().startsWith(target)) {
                codes.add(code);
            }
        }
        return codes;
    }

    static ProblemExample read(String code, String side) throws IOException {
        Form form = new Form();
        String spec = SpecBuilder.spec().target(TestTargets.CURRENT).toString();
        try (Stream<Path> files = Files.list(EXAMPLES.resolve(code).resolve(side))) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.equals(SPEC)) {
                    spec = Files.readString(file);
                } else {
                    form.file(name, Files.readAllBytes(file));
                }
            }
        }
        return new ProblemExample(
                form.spec(spec),
                AnswerObject.of(JSON.readTree(spec)).texts("targets").get(0));
    }

    /** The build's state, the code of its problem, and those of its findings. */
    List<String> outcome(ServiceClient service) {
        return service.build(form).outcome();
    }
}

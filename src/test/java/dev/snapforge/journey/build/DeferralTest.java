package dev.snapforge.journey.build;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** What V8 cannot write is made on first use, and answers as it does in the source; or the build is refused, and says why. */
@Tag("bundles")
@WholeService
@TestPropertySource(
        properties =
                "snapforge.engine.targets=linux-x64/javet-v8-5.0.6,linux-x64/javet-v8-i18n-5.0.6,linux-x64/javet-v8-4.0.0")
@DirtiesContext
class DeferralTest {

    private static final Path PROGRAMS = Path.of("src/test/resources/dev/snapforge/journey/build/deferral");
    private static final String INTL = "linux-x64/javet-v8-i18n-5.0.6";
    private static final Map<String, String> TARGETS =
            Map.of("i18n", INTL, "plain", "linux-x64/javet-v8-5.0.6", "previous", "linux-x64/javet-v8-4.0.0");
    private static final Pattern TARGET = Pattern.compile("(?m)^// target: (.*)$");
    private static final Pattern CHECK = Pattern.compile("(?m)^// check: (.*)$");

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    static Stream<Path> programs() throws IOException {
        try (Stream<Path> files = Files.list(PROGRAMS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void answersAsItsSourceDoes(Path program) throws IOException {
        String source = Files.readString(program);
        SpecBuilder spec = spec();
        find(TARGET, source).forEach(it -> spec.target(Objects.requireNonNull(TARGETS.get(it))));
        find(CHECK, source).forEach(spec::check);

        BuildAnswer build = service.build(Form.of("main.js", source).spec(spec));

        assertThat(build).succeeded().hasFindings("deferred").lacksFindings("differs-from-source");
    }

    private static List<String> find(Pattern line, String source) {
        return line.matcher(source).results().map(it -> it.group(1)).toList();
    }

    @Test
    void namesTheStatementAndWhatItMakes() {
        BuildAnswer build =
                service.build(Form.of("main.js", "globalThis.one = 1;\nglobalThis.list = new Intl.ListFormat('en');")
                        .spec(spec().target(INTL)));

        assertThat(build).succeeded();
        assertThat(build).hasFinding("deferred").at("main.js", 2, 19).detail("Intl.ListFormat", "first used");
    }

    @Test
    void saysWhatDiffersWhereItIsNotSafe() {
        BuildAnswer build = service.build(Form.of(
                        "main.js",
                        "globalThis.format = new Intl.NumberFormat('de');" + " globalThis.engine = typeof WebAssembly;")
                .spec(spec().target(INTL)));

        assertThat(build).failedWith("intl-object").detail("To defer objects of Intl was tried", "globalThis.engine");
    }

    @Test
    void refusesWhereThePolicySaysSo() {
        BuildAnswer build = service.build(Form.of("main.js", "globalThis.format = new Intl.NumberFormat('de');")
                .spec(spec().target(INTL).defer("off")));

        assertThat(build).failedWith("intl-object");
    }

    @Test
    void leavesABuildAloneThatNeedsNone() {
        BuildAnswer build =
                service.build(Form.of("main.js", "globalThis.text = new Intl.NumberFormat('de').format(1.5);")
                        .spec(spec().target(INTL).check("text", "1,5")));

        assertThat(build).succeeded().lacksFindings("deferred");
    }
}

package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Target;
import dev.snapforge.engine.Engines;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Each built-in that an engine installs only at load behaves as in a plain runtime, or what the bundle does to it is refused at its line. */
@WholeService
class BuiltInsAtLoadTest {

    /** A finding of its own tells of it. */
    private static final String TRACE_LIMIT = "Error.stackTraceLimit";

    @LocalServerPort
    private int port;

    @Autowired
    private Engines engines;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    /** As the engine was found to have them, with names that a script can write: 20 and more. */
    private List<String> builtIns() {
        List<String> paths = engines.find(Target.parse(CURRENT)).orElseThrow().facts().deferred().stream()
                .filter(path -> path.matches("[\\w.]+") && !path.equals(TRACE_LIMIT))
                .toList();
        assertThat(paths).contains("WebAssembly", "Temporal", "SharedArrayBuffer", "DisposableStack", "Promise.try");
        return paths;
    }

    /** PLACE is the built-in as a property; the class has the name of none of them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete PLACE;",
                "PLACE = class Other { static a = 1; };",
                "Object.defineProperty(HOLDER, 'NAME', { get: () => 1, configurable: true });"
            })
    void refusesWhatTheEngineUndoes(String statement) {
        BuildAnswer build = service.build(Form.of("main.js", "globalThis.one = 1;\n" + forAll(builtIns(), statement))
                .spec(spec().target(CURRENT)));

        assertThat(build)
                .failedWith("built-in-changed")
                .detail(builtIns().toArray(String[]::new))
                .hasSome("location");
    }

    @Test
    void refusesWhatCannotBeUndone() {
        List<String> globals =
                builtIns().stream().filter(path -> !path.contains(".")).toList();
        BuildAnswer build = service.build(Form.of(
                        "main.js",
                        "globalThis.one = 1;\n"
                                + forAll(globals, "Object.defineProperty(HOLDER, 'NAME', { value: 1 });"))
                .spec(spec().target(CURRENT)));

        assertThat(build).failedWith("built-in-locked").at("main.js", 2, 8).detail(globals.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"typeof globalThis.NAME", "'NAME' in globalThis"})
    void answersOrSaysWhereItWasAsked(String question) {
        for (String name : List.of("Temporal", "AsyncDisposableStack", "SharedArrayBuffer")) {
            BuildAnswer build = service.build(Form.of(
                            "main.js",
                            "globalThis.one = 1;\nglobalThis.there = " + question.replace("NAME", name) + ";")
                    .spec(spec().target(CURRENT).check("there")));

            if (build.text("status").equals("FAILED")) {
                assertThat(build).failedWith("check-differs").detail(name).hasSome("location");
            } else {
                assertThat(build).succeeded().lacksFindings("differs-from-source");
            }
        }
    }

    @Test
    void keepsAWarmUpAsFarAsItCame() {
        BuildAnswer build = service.build(Form.of(
                        "main.js",
                        "globalThis.load = () =>\n  new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]));")
                .spec(spec().target(CURRENT).warmup("load();").check("String(load())")));

        assertThat(build)
                .succeeded()
                .hasFinding("warm-up-incomplete")
                .at("main.js", 2, 3)
                .detail("WebAssembly");
    }

    private static String forAll(List<String> paths, String statement) {
        return paths.stream()
                .map(path -> {
                    int dot = path.lastIndexOf('.');
                    return statement
                            .replace("PLACE", "globalThis." + path)
                            .replace("HOLDER", dot < 0 ? "globalThis" : path.substring(0, dot))
                            .replace("NAME", path.substring(dot + 1));
                })
                .collect(Collectors.joining("\n"));
    }
}

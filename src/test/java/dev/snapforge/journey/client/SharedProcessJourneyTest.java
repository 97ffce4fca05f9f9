package dev.snapforge.journey.client;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.PreparedEngine;
import dev.snapforge.client.SharedProgram;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Five snapshots and a plain runtime in one process, in all 720 orders, where the engine's snapshots say that they share one. */
@WholeService
class SharedProcessJourneyTest {

    private static final Path MODULES = Path.of("bench/bundles/node_modules");

    private static final String SHARES = "5.0.6";

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"5.0.6", "4.0.0"})
    void opensExamplesInEveryOrder(String engine) throws IOException {
        assertTogether(
                engine,
                List.of(
                        built(engine, example("greeting.js"), spec().warmup("greet('Ada')")),
                        "greet('Ada') === 'Hello, Ada!'",
                        built(engine, example("capitals.js"), spec()),
                        "find('Ouagadugu').capital === 'Ouagadougou'",
                        built(engine, example("host-functions.js"), spec().prelude("web")),
                        "new URL('http://a/b').pathname === '/b' && typeof main === 'function'",
                        built(
                                engine,
                                "globalThis.table = Array.from({ length: 3000 }, (_, i) => ({ ['k' + i]: 'v' + i, f() { return i; } }));",
                                spec()),
                        "table[2999].k2999 === 'v2999' && table[7].f() === 7",
                        built(
                                engine,
                                "class Shape { #sides = 3; sides() { return this.#sides; } } globalThis.shape = new Shape();",
                                spec()),
                        "shape.sides() === 3"));
    }

    @Tag("bundles")
    @ParameterizedTest
    @ValueSource(strings = {"5.0.6", "4.0.0"})
    void opensRealPackagesInEveryOrder(String engine) throws IOException {
        assertTogether(
                engine,
                List.of(
                        built(engine, module("lodash/lodash.js"), spec()),
                        "_.chunk([1, 2, 3], 2).length === 2",
                        built(engine, module("typescript/lib/typescript.js"), spec()),
                        "ts.tokenToString(ts.SyntaxKind.PlusToken) === '+'",
                        built(engine, module("@babel/standalone/babel.js"), spec()),
                        "Babel.availablePlugins['transform-classes'] !== undefined",
                        built(engine, module("core-js-bundle/index.js"), spec()),
                        "[1, 2, 3].at(-1) === 3 && typeof Symbol.observable === 'symbol'",
                        built(engine, example("greeting.js"), spec()),
                        "greet('Ada', 'fr') === 'Bonjour, Ada!'"));
    }

    private void assertTogether(String engine, List<String> digestsAndTruths) throws IOException {
        boolean shares = engine.equals(SHARES);
        for (int i = 0; i < digestsAndTruths.size(); i += 2) {
            assertThat(service.snapshot(digestsAndTruths.get(i))).has("sharesProcess", shares);
        }
        List<String> lines = run(engine, digestsAndTruths).lines().toList();
        assertThat(lines)
                .containsAll(
                        shares
                                ? List.of("orders: 720", "pools: side by side")
                                : List.of(
                                        "alone: 5",
                                        "another beside it: other-snapshot-open",
                                        "beside a plain one: other-snapshot-open"));
    }

    private String built(String engine, String source, SpecBuilder spec) {
        BuildAnswer build = service.build(Form.of("app.js", source).spec(spec.target("linux-x64/javet-v8-" + engine)));
        assertThat(build).succeeded();
        return build.snapshot();
    }

    private static String example(String file) throws IOException {
        return Files.readString(Path.of("examples").resolve(file));
    }

    private static String module(String file) throws IOException {
        Path source = MODULES.resolve(file);
        assertThat(source).as("run bench/fetch-bundles first").isRegularFile();
        return Files.readString(source);
    }

    private String run(String engine, List<String> digestsAndTruths) throws IOException {
        String pem = service.pem(service.keyId());
        List<String> arguments = new ArrayList<>(List.of(
                service.base(),
                Files.writeString(folder.resolve("key.pem"), pem).toString(),
                folder.resolve("cache").toString()));
        arguments.addAll(digestsAndTruths);
        return PreparedEngine.of(engine).runClient(folder, SharedProgram.class, arguments.toArray(String[]::new));
    }
}

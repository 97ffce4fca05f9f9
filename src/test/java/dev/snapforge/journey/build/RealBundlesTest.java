package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.PreparedEngine;
import dev.snapforge.client.Snapforge;
import dev.snapforge.client.TrustedKeys;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Real packages from npm, fetched by {@code bench/fetch-bundles}, on both engines and in this JVM through the client. */
@Tag("bundles")
@WholeService
class RealBundlesTest {

    private static final Path MODULES = Path.of("bench/bundles/node_modules");

    @LocalServerPort
    private int port;

    static Stream<Arguments> bundles() {
        return Stream.of(
                Arguments.of("lodash/lodash.js", "_.chunk([1, 2, 3], 2)", "[[1,2],[3]]"),
                Arguments.of(
                        "typescript/lib/typescript.js",
                        "ts.transpileModule('let x: number = 1', {}).outputText",
                        "\"var x = 1;\\n\""),
                Arguments.of(
                        "@babel/standalone/babel.js",
                        "Babel.transform('const f = (a) => a ?? 1', { presets: ['env'] }).code",
                        "\"\\\"use strict\\\";\\n\\nvar f = function f(a) {\\n  return a !== null && a !== void 0 ? a : 1;\\n};\""),
                Arguments.of("core-js-bundle/index.js", "[1, 2, 3].at(-1)", "3"),
                Arguments.of("core-js-bundle/index.js", "[...[1, 2].values().map((x) => x * 2)]", "[2,4]"));
    }

    @ParameterizedTest
    @MethodSource("bundles")
    void buildsLoadsAndAnswers(String file, String expression, String answer, @TempDir Path cache) throws Exception {
        ServiceClient service = new ServiceClient(port);
        Path source = MODULES.resolve(file);
        assertThat(source).as("run bench/fetch-bundles first").isRegularFile();

        BuildAnswer build = service.build(new Form()
                .file(source.getFileName().toString(), Files.readAllBytes(source))
                .spec(spec().check(expression, new JsonMapper().readTree(answer))));

        assertThat(build).succeeded().hasTargets(CURRENT, PREVIOUS);
        assertThat(inARuntime(service, build, expression, cache)).isEqualTo(answer);
    }

    private static String inARuntime(ServiceClient service, BuildAnswer build, String expression, Path cache)
            throws Exception {
        String pem = service.pem(service.keyId());
        PreparedEngine.useInThisJvm();
        Snapforge client = Snapforge.at(URI.create(service.base()))
                .trusting(TrustedKeys.fromPem(pem))
                .cachingIn(cache)
                .build();
        String snapshot = build.job(CURRENT).snapshot();
        try (var runtime = client.open(client.fetch(snapshot))) {
            return runtime.getExecutor("JSON.stringify(" + expression + ")").executeString();
        }
    }
}

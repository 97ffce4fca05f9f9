package dev.snapforge.journey.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.support.ProtectedService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The plugins in projects that esbuild, Rollup and Vite build. */
@PublishingService
class BundlerPluginsTest {

    private static final Path PACKAGE = Path.of("integrations/bundlers").toAbsolutePath();
    private static final List<String> FILES = List.of("package.json", "plugins.mjs");

    @TempDir
    Path folder;

    @LocalServerPort
    private int port;

    /** A bundler, whose configuration is in docs/ci.md, and the command that builds a project with it. */
    enum Bundler {
        ESBUILD("build.mjs", "build.mjs"),
        ROLLUP("rollup.config.mjs", "node_modules/.bin/rollup -c"),
        VITE("vite.config.mjs", "node_modules/.bin/vite build");

        private final String file;
        private final String command;

        Bundler(String file, String command) {
            this.file = file;
            this.command = command;
        }
    }

    @BeforeEach
    void install() throws IOException {
        Path installed = PACKAGE.resolve("node_modules");
        assumeTrue(Files.isDirectory(installed), "integrations/check has not installed the bundlers");
        Path modules = Files.createDirectories(folder.resolve("node_modules"));
        try (Stream<Path> all = Files.list(installed)) {
            for (Path it : all.toList()) {
                Files.createSymbolicLink(modules.resolve(it.getFileName()), it);
            }
        }
        Path own = Files.createDirectory(modules.resolve("snapforge-bundlers"));
        for (String file : FILES) {
            Files.copy(PACKAGE.resolve(file), own.resolve(file));
        }
        write("src/main.js", "import { answer } from './answer.js';\nglobalThis.answer = answer;\n");
        write("src/answer.js", "export const answer = () => 42;\n");
    }

    @ParameterizedTest
    @EnumSource
    void releaseAndPromoteWhatWasBundled(Bundler bundler) throws Exception {
        String name = "acme." + bundler.name().toLowerCase(java.util.Locale.ROOT);
        JobProcess.Ended built = build(
                bundler,
                "{ spec: { name: '" + name
                        + "', version: '1.0.0', checks: ['answer()'] }, promote: 'stable', fail: true }",
                token());

        assertThat(built.exit()).as(built.output()).isZero();
        assertThat(built.output()).contains(PublishingService.ENGINE + ": sha256:", name + " stable is now 1.0.0");
    }

    @ParameterizedTest
    @EnumSource
    void failWithTheProblemAtTheAuthorsLine(Bundler bundler) throws Exception {
        write("src/answer.js", "export const answer = () => 42;\n\nanswer.missing.member = 'é' + answer();\n");
        JobProcess.Ended built = build(bundler, "{ fail: true }", token());

        assertThat(built.exit()).as(built.output()).isNotZero();
        assertThat(built.output())
                .contains("src/answer.js:3:", "[script-threw]", "answer.missing.member", "/problems/script-threw");
    }

    @ParameterizedTest
    @EnumSource
    void warnIfNothingElseIsAskedFor(Bundler bundler) throws Exception {
        write("src/answer.js", "export const answer = () => 42;\n\nanswer.missing.member = 'é' + answer();\n");
        JobProcess.Ended built = build(bundler, "{ wait: true }", token());

        assertThat(built.exit()).as(built.output()).isZero();
        assertThat(built.output()).contains("src/answer.js:3:", "[script-threw]");
    }

    @ParameterizedTest
    @EnumSource
    void leaveWithoutTheResultUnlessItIsWaitedFor(Bundler bundler) throws Exception {
        JobProcess.Ended built = build(bundler, "{}", token());

        assertThat(built.exit()).as(built.output()).isZero();
        assertThat(built.output()).containsPattern("build [0-9a-f-]{36}").doesNotContain("sha256:");
    }

    @ParameterizedTest
    @EnumSource
    void sayWhatATokenLacks(Bundler bundler) throws Exception {
        JobProcess.Ended refused = build(bundler, "{ spec: { name: 'else', version: '1.0.0' }, fail: true }", token());
        JobProcess.Ended anonymous = build(bundler, "{ wait: true }", "");

        assertThat(refused.exit()).as(refused.output()).isNotZero();
        assertThat(refused.output()).contains("[name-not-allowed]");
        assertThat(anonymous.exit()).as(anonymous.output()).isZero();
        assertThat(anonymous.output()).contains("[authentication-required]");
    }

    @ParameterizedTest
    @EnumSource
    void areUsedAsTheDocumentationSays(Bundler bundler) throws Exception {
        String configuration = CiPage.read().block("js", "// " + bundler.file + "\n");
        write(bundler.file, configuration.replace(ProtectedService.AUDIENCE, "http://127.0.0.1:" + port));
        JobProcess.Ended built = run(List.of(bundler.command.split(" ", -1)), token());

        assertThat(built.exit()).as(built.output()).isZero();
        assertThat(built.output()).contains(PublishingService.ENGINE + ": sha256:");
    }

    @Test
    void refuseOptionsThatAreNone() throws Exception {
        JobProcess.Ended built = build(Bundler.ESBUILD, "{ name: 'acme.web' }", token());

        assertThat(built.exit()).isNotZero();
        assertThat(built.output()).contains("[usage]", "found: name", "what belongs to the build is in spec");
    }

    @Test
    void bringChunksAlong() throws Exception {
        write("src/other.js", "import { answer } from './answer.js';\nglobalThis.other = answer;\n");
        write("rollup.config.mjs", """
                import { rollupPlugin } from 'snapforge-bundlers';
                export default {
                  input: ['src/main.js', 'src/other.js'],
                  output: { dir: 'dist', format: 'es', entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs', sourcemap: true },
                  plugins: [rollupPlugin({ spec: { requires: ['answer', 'other'] }, fail: true })],
                };
                """);
        JobProcess.Ended built = run(List.of("node_modules/.bin/rollup", "-c"), token());

        assertThat(built.exit()).as(built.output()).isZero();
        assertThat(built.output()).contains(": sha256:");
    }

    private JobProcess.Ended build(Bundler bundler, String options, String token)
            throws IOException, InterruptedException {
        String configuration = CiPage.read().block("js", "// " + bundler.file + "\n");
        write(bundler.file, configuration.replaceFirst("Plugin\\(\\{.*}\\)", "Plugin(" + options + ")"));
        return run(List.of(bundler.command.split(" ", -1)), token);
    }

    private JobProcess.Ended run(List<String> command, String token) throws IOException, InterruptedException {
        List<String> node = Stream.concat(Stream.of("node"), command.stream()).toList();
        Map<String, String> environment = new HashMap<>(
                Map.of("PATH", System.getenv("PATH"), "SNAPFORGE_URL", "http://127.0.0.1:" + port, "NO_COLOR", "1"));
        if (!token.isEmpty()) {
            environment.put("SNAPFORGE_TOKEN", token);
        }
        return JobProcess.run(node, folder, environment, folder.resolve("log.txt"));
    }

    private void write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private static String token() {
        return GitHubStandIn.token(ProtectedService.AUDIENCE, "refs/heads/main");
    }
}

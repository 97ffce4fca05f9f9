package dev.snapforge.journey.engine;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.client.NodeProgram;
import dev.snapforge.client.NodeProgram.Ended;
import dev.snapforge.core.Digest;
import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.JobAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Each Node that is prepared builds what the others build, and starts from it as from its source. */
@Tag("node")
@WholeService
@TestPropertySource(properties = "snapforge.engine.targets=linux-x64/node-*")
class EveryNodeTest {

    private static final Path ENGINES = Path.of(System.getProperty("snapforge.engine.directory", "target/engines"));

    /** Runs {@code main} in the process that starts from the snapshot, and at once in one that runs the source. */
    private static final String START = """
            const { startupSnapshot } = require('v8');
            if (startupSnapshot.isBuildingSnapshot()) startupSnapshot.setDeserializeMainFunction(main);
            else main();
            """;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    private ServiceClient service;
    private List<String> targets;

    @BeforeEach
    void connect() throws IOException {
        service = new ServiceClient(port);
        try (Stream<Path> folders = Files.list(ENGINES.resolve("linux-x64"))) {
            targets = folders.map(it -> it.getFileName().toString())
                    .filter(it -> it.startsWith("node-"))
                    .sorted()
                    .map("linux-x64/"::concat)
                    .toList();
        }
        assumeTrue(targets.size() > 1, "src/main/engines/prepare-node has not been run");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Modules that Node itself loads more of while they are loaded, and that ask whether a snapshot is
                // being made.
                "const { createHash } = require('crypto'); const main = () => console.log(createHash('sha256').update('a').digest('hex'));",
                "const http = require('http'); const agent = new http.Agent({ keepAlive: true });"
                        + " const main = () => console.log(agent instanceof http.Agent, agent.keepAlive);",
                "const { URL, domainToASCII } = require('url'); const page = new URL('https://a.example/b?c=1');"
                        + " const main = () => console.log(page.searchParams.get('c'), domainToASCII('español.com'));",
                "const zlib = require('zlib'); const main = () => console.log(zlib.gunzipSync(zlib.gzipSync('text')).toString());",
                "const { EventEmitter } = require('events'); const it = new EventEmitter(); it.on('go', (x) => console.log(x + 1));"
                        + " const main = () => it.emit('go', 41);",
                "class Kept { #n = 1; static made = new Kept(); next() { return this.#n++; } } const seen = new Map([['k', Kept.made]]);"
                        + " const main = () => console.log(seen.get('k').next(), /(?<year>\\d{4})/u.exec('in 2026').groups.year, 10n ** 20n);",
                "const later = new Promise((done) => setTimeout(done, 5, 'later')); const main = () => later.then(console.log);",
                "class Refusal extends RangeError { constructor(it) { super(it); this.name = 'Refusal'; } } const kept = new Refusal('early');"
                        + " kept.message = 'late'; const main = () => console.log(kept.stack.split('\\n')[0], kept instanceof RangeError,"
                        + " Object.getPrototypeOf(TypeError) === Error, kept.constructor === Refusal, new TypeError('new').constructor === TypeError);",
                "const intl = new Intl.NumberFormat('de-DE'); const main = () => console.log(intl.format(1234.5));",
            })
    void startsFromASnapshotAsFromTheSource(String bundle) throws Exception {
        String source = bundle + "\n" + START;
        BuildAnswer build = service.build(Form.of("main.js", source).spec(onAll()));

        for (String target : targets) {
            JobAnswer job = build.job(target);
            assertThat(job.status()).as(target + ": " + job).isEqualTo("SUCCEEDED");
            assertThat(fromSnapshot(target, job)).as(target).isEqualTo(fromSource(target, source));
        }
    }

    @Test
    void makesTheSameBytesAgainAndOthersThanTheOthers() {
        Form form = Form.of("main.js", "globalThis.answer = () => 42;").spec(onAll().check("answer()", 42));
        BuildAnswer first = service.build(form);

        assertThat(first.jobs()).allSatisfy(it -> assertThat(it.status()).isEqualTo("SUCCEEDED"));
        assertThat(first.snapshots()).hasSameSizeAs(targets).doesNotHaveDuplicates();
        assertThat(service.rebuild(first.id()).snapshots()).isEqualTo(first.snapshots());
    }

    @Test
    void tellsWhatIsWrongAtTheSamePlace() {
        BuildAnswer build = service.build(Form.of("main.js", "globalThis.a = 1;\nglobalThis.b = missing.c;")
                .spec(onAll()));

        for (String target : targets) {
            assertThat(build.job(target).problem())
                    .hasCode("script-threw")
                    .object("location")
                    .has("line", 2)
                    .has("column", 16);
        }
    }

    /** What was proved is inside, byte for byte, and a machine without Node starts it. */
    @Test
    void isTheProgramInASingleExecutable() throws Exception {
        String name = "executable-" + UUID.randomUUID();
        String bundle = "const kept = new Map([['answer', 42]]);"
                + " const main = () => { console.log(kept.get('answer'), process.argv[2], require('node:sea').isSea()); process.exitCode = 7; };";
        BuildAnswer build = service.build(Form.of("main.js", bundle + "\n" + START)
                .spec(onAll().name(name).version("1.0.0")));

        for (String target : targets) {
            Path app = folder.resolve(target);
            Ended installed = install(target, name, app);
            assertThat(installed.exitCode()).as(installed.toString()).isZero();
            Path executable = app.resolve("executable");
            assertThat(installed.output()).isEqualTo(executable + "\n");
            assertThat(installed.errors()).contains(digestOf(executable).toString());
            byte[] blob = service.bytes("/api/v1/snapshots/" + build.job(target).snapshot() + "/blob")
                    .body();
            assertThat(endsWith(executable, blob)).as(target).isTrue();
            assertThat(output(executable, 7, "--flag")).as(target).isEqualTo("42 --flag true\n");
            Files.delete(executable);
        }
    }

    private Ended install(String target, String name, Path app) {
        return NodeProgram.command(
                "install",
                "--server",
                service.base(),
                "--name",
                name,
                "--version",
                "1.0.0",
                "--key-id",
                service.keyId(),
                "--cache",
                folder.resolve("cache").toString(),
                "--timeout",
                "60",
                "--node",
                binary(target).toString(),
                "--output",
                app.toString(),
                "--executable");
    }

    private static Digest digestOf(Path file) throws IOException {
        try (InputStream content = Files.newInputStream(file)) {
            return Digest.of(content);
        }
    }

    /** Up to three bytes may follow, so that a note's length is a multiple of four. */
    private static boolean endsWith(Path file, byte[] content) throws IOException {
        try (RandomAccessFile all = new RandomAccessFile(file.toFile(), "r")) {
            byte[] end = new byte[content.length + 3];
            all.seek(all.length() - end.length);
            all.readFully(end);
            return IntStream.rangeClosed(0, 3)
                    .anyMatch(at -> Arrays.equals(end, at, at + content.length, content, 0, content.length));
        }
    }

    private SpecBuilder onAll() {
        SpecBuilder spec = spec();
        targets.forEach(spec::target);
        return spec;
    }

    private String fromSnapshot(String target, JobAnswer job) throws Exception {
        byte[] blob =
                service.bytes("/api/v1/snapshots/" + job.snapshot() + "/blob").body();
        return node(target, "--snapshot-blob", Files.write(folder.resolve("published.blob"), blob));
    }

    private String fromSource(String target, String source) throws Exception {
        return node(target, "--no-deprecation", Files.writeString(folder.resolve("main.cjs"), source));
    }

    private static String node(String target, String option, Path file) throws Exception {
        return output(binary(target), 0, option, file.toString());
    }

    private static Path binary(String target) {
        return ENGINES.resolve(target).resolve("bin/node").toAbsolutePath();
    }

    private static String output(Path program, int exitCode, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().clear();
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isEqualTo(exitCode);
        return output;
    }
}

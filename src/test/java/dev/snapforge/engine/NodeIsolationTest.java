package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.refused;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.EngineSettings.EngineLimits;
import dev.snapforge.engine.isolation.IsolationPolicy;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

/** What hostile bundles try on a Node engine, where JavaScript has files, processes and sockets to try it with. */
@Tag("node")
class NodeIsolationTest {

    private static final EngineLimits TIGHT = new EngineLimits(
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            DataSize.ofMegabytes(128),
            DataSize.ofMegabytes(700),
            DataSize.ofMegabytes(1),
            DataSize.ofMegabytes(32));

    /** Gives what an attempt came to, as a text: the code of the error, or what was got. */
    private static final String TRY = """
            globalThis.attempts = {};
            const attempt = (name, action) => {
              try {
                attempts[name] = String(action());
              } catch (error) {
                attempts[name] = error.code ?? error.name;
              }
            };
            """;

    /** All that the service's own script would write, about something that is no snapshot. */
    private static final String FORGED_ANSWER = """
            require('fs').writeFileSync('/snapforge/answer', 'reconciled \\nmissing \\nfrozen \\n');
            require('fs').writeFileSync('/snapforge/snapshot.blob', 'no snapshot');
            """;

    @TempDir
    static Path work;

    @TempDir
    static Path host;

    private static LocalEngines local;

    @BeforeAll
    static void probe() throws IOException {
        local = new LocalEngines(work, TIGHT, List.of("linux-x64/node-24.*"));
    }

    @AfterAll
    static void close() {
        local.close();
    }

    @Test
    void seesNoOtherProcessAndNoFileOfTheHost() throws IOException {
        Path key = Files.writeString(host.resolve("signing-key.pem"), "secret");
        Path tenant = Files.createDirectories(work.resolve("process-1-other")).resolve("main.js");
        Files.writeString(tenant, "another tenant's");
        List<String> values = values(
                TRY + """
                        const fs = require('fs');
                        const read = (path) => fs.readFileSync(path, 'utf8');
                        for (const pid of ['self', 1, 2]) {
                          attempt('environ ' + pid, () => read(`/proc/${pid}/environ`));
                          attempt('out ' + pid, () => fs.openSync(`/proc/${pid}/fd/1`, 'w'));
                        }
                        attempt('processes', () => fs.readdirSync('/proc').join());
                        attempt('key', () => read('%s'));
                        attempt('tenant', () => read('%s'));
                        attempt('passwords', () => read('/etc/passwd'));
                        attempt('root', () => fs.readdirSync('/').sort().join());
                        attempt('environment', () => JSON.stringify(process.env));
                        """.formatted(key, tenant),
                List.of(
                        "Object.values(attempts).slice(0, 6).join()",
                        "attempts.processes",
                        "attempts.key",
                        "attempts.tenant",
                        "attempts.passwords",
                        "attempts.root",
                        "attempts.environment"));
        assertThat(values.get(0)).isEqualTo("\"" + String.join(",", Collections.nCopies(6, "ENOENT")) + "\"");
        assertThat(values.subList(1, 5)).containsExactly("\"\"", "\"ENOENT\"", "\"ENOENT\"", "\"ENOENT\"");
        assertThat(values.get(5)).doesNotContain("home", "root", "work", "etc/passwd");
        // bubblewrap says where it went to, which is the same everywhere.
        assertThat(values.get(6)).isEqualTo("\"{\\\"PWD\\\":\\\"/snapforge\\\"}\"");
    }

    @Test
    void writesNowhereButIntoItsFolder() {
        List<String> values = values(
                TRY + """
                        const fs = require('fs');
                        for (const path of ['/x', '/tmp/x', '/dev/x', '/dev/shm/x', '/usr/x', '/proc/x', '/node', '/usr/bin/env']) {
                          attempt(path, () => fs.writeFileSync(path, 'x'));
                        }
                        attempt('mine', () => fs.writeFileSync('x', 'x'));
                        """,
                List.of("Object.entries(attempts).filter(([, came]) => !/^(EROFS|EACCES|ENOENT)$/.test(came)).join()"));
        assertThat(values).containsExactly("\"mine,undefined\"");
    }

    @Test
    void fillsNothingButItsOwnMemoryFileSystem() throws IOException {
        long before = Files.getFileStore(work).getUsableSpace();
        List<String> values = values(TRY + """
                        const fs = require('fs');
                        const block = Buffer.alloc(16 << 20);
                        attempt('disk', () => {
                          for (let i = 0; i < 200; i++) fs.writeFileSync('f' + i, block);
                          return 'full of it';
                        });
                        for (const name of fs.readdirSync('.').filter((it) => it.startsWith('f'))) fs.unlinkSync(name);
                        """, List.of("attempts.disk"));
        assertThat(values).containsExactly("\"ENOSPC\"");
        assertThat(before).isPositive();
    }

    @Test
    void reachesNobodyOverTheNetwork() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        server.start();
        try {
            List<String> values = values("""
                    globalThis.attempts = {};
                    const net = require('net');
                    const connect = (name, target) => {
                      try {
                        net.connect(target).on('error', (error) => { attempts[name] = error.code; })
                          .on('connect', () => { attempts[name] = 'connected'; process.exit(9); });
                      } catch (error) {
                        attempts[name] = error.code;
                      }
                    };
                    connect('host', { host: '127.0.0.1', port: %d });
                    connect('far', { host: '192.0.2.1', port: 80 });
                    try {
                      net.createServer().on('error', (error) => { attempts.listen = error.code; }).listen(0, '127.0.0.1');
                    } catch (error) {
                      attempts.listen = error.code;
                    }
                    """.formatted(server.getAddress().getPort()), List.of("attempts"));
            assertThat(values).containsExactly("{\"host\":\"EPERM\",\"far\":\"EPERM\",\"listen\":\"EPERM\"}");
            assertThat(asked).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void startsNoProcess() {
        List<String> values = values("""
                globalThis.attempts = [];
                const { spawn, spawnSync } = require('child_process');
                attempts.push(spawnSync('/usr/bin/sleep', ['1000']).error?.code);
                attempts.push(spawnSync('/node', ['-e', '0']).error?.code);
                try {
                  spawn('/usr/bin/sleep', ['1000'], { detached: true });
                } catch (error) {
                  attempts.push(error.code);
                }
                """, List.of("attempts.join()"));
        assertThat(values).containsExactly("\"EPERM,EPERM,EPERM\"");
    }

    @Test
    void runsNoCodeFromFilesThatItWrote() {
        // A library that loads everywhere else: the C library's own, copied.
        List<String> values = values(TRY + """
                        const fs = require('fs');
                        const library = fs.readdirSync('/usr/lib').filter((it) => it.endsWith('-linux-gnu'))
                          .map((it) => `/usr/lib/${it}/libm.so.6`).find((it) => fs.existsSync(it));
                        fs.copyFileSync(library, '/snapforge/mine.node');
                        const load = (path) => {
                          try {
                            process.dlopen({ exports: {} }, path);
                          } catch (error) {
                            return error.message;
                          }
                          return 'loaded';
                        };
                        globalThis.theirs = load(library);
                        globalThis.mine = load('/snapforge/mine.node');
                        """, List.of("theirs.includes('did not self-register')", "mine"));

        assertThat(values.get(0)).as("the same library where it may be loaded").isEqualTo("true");
        assertThat(values.get(1)).contains("failed to map segment from shared object");
    }

    @Test
    void leavesNoProcessBehind() {
        created(create("globalThis.x = 1;"));
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(ProcessHandle.current()
                                .descendants()
                                .map(ProcessHandle::info)
                                .flatMap(info -> info.command().stream())
                                .filter(command -> command.endsWith("/node")))
                        .isEmpty());
    }

    @Test
    void forgedFramesAreText() {
        // What the engine process would write: CREATED with a blob of one byte. It comes first, so whoever read it
        // would believe it.
        String forge = """
                const frame = Buffer.from([7, 0, 0, 0, 5, 0, 0, 0, 1, 0]);
                for (const descriptor of [1, 2]) require('fs').writeSync(descriptor, frame + 'forged');
                globalThis.forged = true;
                """;
        try (EngineSession session = engine().open()) {
            CreateResponse created = created(snapshotOf(session, List.of(new Script("main.js", forge))));

            assertThat(created.blob().size()).isGreaterThan(1_000_000);
            assertThat(session.log()).contains("forged");
        }
    }

    @Test
    void anAnswerOfTheBundlesOwnSaysNothingWhereTheProcessFailed() {
        RefusalResponse refused = refused(create(FORGED_ANSWER + "process.reallyExit(1);"));

        assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.EXITED);
    }

    @Test
    void anAnswerThatIsNotInOrderIsTheBundlesFault() {
        RefusalResponse refused = refused(create("""
                require('fs').writeFileSync('/snapforge/answer', 'reconciled !');
                require('fs').writeFileSync('/snapforge/snapshot.blob', 'no snapshot');
                process.reallyExit(0);
                """));

        assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.EXITED);
        assertThat(refused.message()).contains("not in base64");
    }

    @Test
    void linksLeadNowhere() {
        RefusalResponse refused = refused(create("""
                const fs = require('fs');
                fs.symlinkSync('/proc/self/environ', '/snapforge/answer');
                fs.symlinkSync('/etc/shadow', '/snapforge/snapshot.blob');
                process.reallyExit(0);
                """));
        assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.EXITED);
    }

    @Test
    void memoryOutsideOfTheHeapIsLimitedToo() {
        EngineResponse answer = create("globalThis.kept = []; for (;;) kept.push(Buffer.alloc(32 << 20, 1));");
        assertThat(answer).isInstanceOf(EngineTermination.class);
        assertThat(((EngineTermination) answer).cause()).isEqualTo(EngineTermination.Cause.MEMORY_LIMIT);
    }

    @Test
    void theHeapIsLimited() {
        EngineResponse answer = create("globalThis.kept = []; for (;;) kept.push({ a: 1, b: [2] });");
        assertThat(answer).isInstanceOf(EngineTermination.class);
        assertThat(((EngineTermination) answer).cause()).isEqualTo(EngineTermination.Cause.HEAP_LIMIT);
    }

    @Test
    void outputIsLimited() {
        EngineResponse answer = create("for (;;) require('fs').writeSync(1, 'x'.repeat(1 << 16));");
        assertThat(answer).isInstanceOf(EngineTermination.class);
        assertThat(((EngineTermination) answer).cause()).isEqualTo(EngineTermination.Cause.OUTPUT_LIMIT);
    }

    @Test
    void whatNeverEndsIsNamed() {
        RefusalResponse refused;
        try (EngineSession session = engine().open()) {
            refused = refused(session.create(
                    List.of(new Script("main.js", "setInterval(() => {}, 1000);")),
                    dev.snapforge.engine.protocol.DeterminismSettings.REAL,
                    true,
                    true,
                    stage -> {}));
        }
        assertThat(refused.reason()).isEqualTo(RefusalResponse.Reason.STILL_ACTIVE);
        assertThat(refused.message()).contains("Timeout");
    }

    @Test
    void isolationIsNotOptional() throws IOException {
        try (LocalEngines careless = new LocalEngines(LocalEngines.settings(
                Files.createDirectories(host.resolve("none")), IsolationPolicy.NONE, TIGHT, "linux-x64/node-24.*"))) {
            assertThat(careless.engines().all())
                    .extracting(engine -> engine.facts().isolation())
                    .containsExactly("bwrap");
        }
    }

    @Test
    void withoutBubblewrapThereIsNoNodeEngine() throws IOException, InterruptedException {
        // A view of this machine in which the program cannot be executed.
        ProcessBuilder builder = new ProcessBuilder(
                        "bwrap",
                        "--dev-bind",
                        "/",
                        "/",
                        "--ro-bind",
                        "/dev/null",
                        "/usr/bin/bwrap",
                        "--",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsnapforge.engine.directory="
                                + System.getProperty("snapforge.engine.directory", "target/engines"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        NodeEngineNames.class.getName(),
                        Files.createDirectories(host.resolve("bare")).toString())
                .redirectErrorStream(true);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output)
                .contains("Engine linux-x64/node-24.21.0 is left out")
                .contains("bubblewrap does not work here")
                .contains("engines: []");
    }

    private static List<String> values(String source, List<String> expressions) {
        try (EngineSession session = engine().open()) {
            CreateResponse created = created(snapshotOf(session, List.of(new Script("main.js", source))));
            return evaluated(session.evaluateRestored(
                            created.blob(), new Questions(List.of(), expressions, GraphForm.NONE), stage -> {}))
                    .values();
        }
    }

    private static EngineResponse create(String source) {
        try (EngineSession session = engine().open()) {
            return snapshotOf(session, List.of(new Script("main.js", source)));
        }
    }

    private static Engine engine() {
        return local.engines().all().stream().findFirst().orElseThrow();
    }
}

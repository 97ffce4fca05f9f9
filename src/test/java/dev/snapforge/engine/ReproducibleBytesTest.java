package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same bytes from processes that believe in other days and places; each has another id, folder and address space anyway. */
class ReproducibleBytesTest {

    private static final String TARGET = "linux-x64/javet-v8-5.0.6";

    /** It asks for the time and for chance, keeps both, and has a table whose order depends on hashes. */
    private static final Script BUNDLE = new Script("bundle.js", """
            globalThis.started = Date.now();
            globalThis.day = new Date().getDay();
            globalThis.lucky = Math.random();
            globalThis.table = new Map(Array.from({ length: 1000 }, (_, i) => [`key ${i}`, { i }]));
            """);

    @TempDir
    private Path folder;

    private final List<LocalEngines> opened = new ArrayList<>();

    @AfterEach
    void close() {
        opened.forEach(LocalEngines::close);
    }

    @Test
    void givesTheSameBytesInOtherPlaces() throws IOException {
        byte[] here = blob(engines("here"));
        assertThat(blob(engines("there", "LANG=tr_TR.UTF-8", "HOSTNAME=elsewhere", "USER=other")))
                .isEqualTo(here);
    }

    @Test
    void runsInUtcWhereverTheMachineIs() throws IOException {
        assertThat(value(engines("utc"), "new Date(0).toString()")).contains("1970 00:00:00 GMT+0000");
    }

    @Test
    void givesTheSameBytesOnOtherDays() throws IOException {
        byte[] today = blob(engines("today"));
        for (String day : List.of("2019-02-03", "2031-07-08")) {
            LocalEngines engines = engines(day, "LD_PRELOAD=" + faketime(), "FAKETIME=@" + day + " 04:05:06");
            assertThat(dayIn(engines)).isEqualTo('"' + day + '"');
            assertThat(blob(engines)).as(day).isEqualTo(today);
        }
    }

    /** A copy of the engine whose processes get these variables. */
    private LocalEngines engines(String name, String... variables) throws IOException {
        Path directory = folder.resolve(name);
        Path engine = directory.resolve(TARGET);
        Path built = LocalEngines.directory();
        try (Stream<Path> files = Files.walk(built.resolve(TARGET))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = engine.resolve(built.resolve(TARGET).relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        Files.copy(built.resolve("snapforge-engine-process.jar"), directory.resolve("snapforge-engine-process.jar"));
        if (variables.length > 0) {
            Path descriptor = engine.resolve("engine.json");
            String prefix = Stream.concat(Stream.of("/usr/bin/env"), Stream.of(variables))
                    .map(it -> '"' + it + '"')
                    .collect(Collectors.joining(", ", "\"launchPrefix\": [", "]"));
            String text = Files.readString(descriptor);
            assertThat(text).contains("\"launchPrefix\": []");
            Files.writeString(descriptor, text.replace("\"launchPrefix\": []", prefix));
        }
        LocalEngines engines = new LocalEngines(folder.resolve("work-" + name), directory, "*");
        opened.add(engines);
        return engines;
    }

    /** What V8 wrote, without the address of Javet's object and the checksum, as the service makes it canonical. */
    private static byte[] blob(LocalEngines engines) {
        try (EngineSession session = engines.open(TARGET)) {
            CreateResponse created = created(session.create(
                    List.of(BUNDLE), new DeterminismSettings(true, 1_700_000_000_000L, 7), true, true, stage -> {}));
            byte[] blob = LocalEngines.bytes(created);
            byte[] handle = ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(created.runtimeHandle())
                    .array();
            String text = new String(blob, StandardCharsets.ISO_8859_1);
            int at = text.indexOf(new String(handle, StandardCharsets.ISO_8859_1));
            assertThat(at).isPositive();
            ByteBuffer.wrap(blob).putLong(at, 0).putInt(8, 0);
            return blob;
        }
    }

    private static String dayIn(LocalEngines engines) {
        return value(engines, "new Date().toISOString().slice(0, 10)");
    }

    private static String value(LocalEngines engines, String expression) {
        try (EngineSession session = engines.open(TARGET)) {
            return LocalEngines.evaluated(session.evaluatePlain(
                            List.of(),
                            DeterminismSettings.REAL,
                            new Questions(List.of(), List.of(expression), GraphForm.NONE),
                            stage -> {}))
                    .values()
                    .get(0);
        }
    }

    private static Path faketime() throws IOException {
        Path libraries = Path.of("/usr/lib");
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(libraries)) {
            try (Stream<Path> folders = Files.list(libraries)) {
                folders.map(it -> it.resolve("faketime/libfaketime.so.1"))
                        .filter(Files::exists)
                        .forEach(found::add);
            }
        }
        assumeTrue(!found.isEmpty(), "libfaketime is not installed");
        return found.get(0);
    }
}

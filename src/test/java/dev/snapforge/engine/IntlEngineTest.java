package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.EngineTermination.Cause;
import dev.snapforge.engine.protocol.CreateResponse;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The engine whose V8 has Intl, and what becomes of it where ICU's data are not in order. */
@ExtendWith(OutputCaptureExtension.class)
class IntlEngineTest {

    private static final String TARGET = "linux-x64/javet-v8-i18n-5.0.6";

    @TempDir
    static Path work;

    private static LocalEngines local;

    @BeforeAll
    static void probe() throws IOException {
        local = new LocalEngines(work, LocalEngines.directory(), TARGET);
    }

    @AfterAll
    static void close() {
        local.close();
    }

    @Test
    void knowsTheDataThatItReads() throws IOException {
        EngineProbeResult facts = local.engines().all().iterator().next().facts();
        assertThat(facts.v8Version()).isEqualTo("14.7.173.18");
        assertThat(facts.icuData())
                .isEqualTo(Digest.of(Files.readAllBytes(prepared().resolve("icu/icudt77l.dat"))));
    }

    @Test
    void restoresWhatUsesIntlAndUnicode() {
        assertThat(restored(
                        "globalThis.upper = /^\\p{Lu}+$/u; globalThis.format = (n) => new Intl.NumberFormat('de').format(n);",
                        "upper.test('ÄÖ') && !upper.test('ä')",
                        "format(1234567.5)",
                        "new Intl.DateTimeFormat('ja', { dateStyle: 'full', timeZone: 'UTC' }).format(0)",
                        "[...new Intl.Segmenter('th', { granularity: 'word' }).segment('สวัสดีครับ')].length",
                        "'ﬁ'.normalize('NFKC')",
                        "/\\p{Script=Greek}/v.test('λ')",
                        "new Date(0).toLocaleString('de', { timeZone: 'Europe/Berlin' })"))
                .containsExactly(
                        "true", "\"1.234.567,5\"", "\"1970年1月1日木曜日\"", "2", "\"fi\"", "true", "\"1.1.1970, 01:00:00\"");
    }

    /** Locale and Collator at top level leave caches behind, which V8 does not write and needs not. */
    @Test
    void restoresWhatUsedIntlWhileItLoaded() {
        assertThat(restored(
                        "globalThis.text = (1e6).toLocaleString('fr') + ['ö', 'z'].sort(new Intl.Collator('sv').compare);",
                        "text"))
                .containsExactly("\"1\u202f000\u202f000z,ö\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Segmenter()",
                "DateTimeFormat()",
                "NumberFormat()",
                "Collator()",
                "PluralRules()",
                "RelativeTimeFormat()",
                "ListFormat()",
                "Locale('de')",
                "DisplayNames('de', { type: 'region' })",
                "DurationFormat()"
            })
    void endsWhereAnObjectOfIntlIsKept(String constructor) {
        assertThat(local.create(TARGET, "globalThis.kept = new Intl." + constructor))
                .isInstanceOfSatisfying(EngineTermination.class, death -> {
                    assertThat(death.cause()).isEqualTo(Cause.ENGINE_ABORT);
                    assertThat(death.engineMessage()).isEqualTo("Fatal error\nCheckGlobalAndEternalHandles failed");
                });
    }

    @Test
    void leavesTheEngineOutWhereTheDataAreMissing(@TempDir Path folder, CapturedOutput log) throws IOException {
        Path engine = copy(folder);
        assertThat(probed(folder)).isEmpty();
        assertThat(log).contains("is left out: these files are missing: [" + engine.resolve("icu/icudt77l.dat") + "]");
    }

    @Test
    void leavesTheEngineOutWhereTheDataAreOthers(@TempDir Path folder, CapturedOutput log) throws IOException {
        Path engine = copy(folder);
        Files.createDirectory(engine.resolve("icu"));
        Files.writeString(engine.resolve("icu/icudt77l.dat"), "something else");
        assertThat(probed(folder)).isEmpty();
        assertThat(log)
                .contains("Engine " + TARGET + " is left out: The data of ICU ")
                .contains(Digest.of("something else".getBytes(StandardCharsets.UTF_8))
                        .toString());
    }

    @Test
    void leavesTheEngineOutWhereItNamesNoData(@TempDir Path folder, CapturedOutput log) throws IOException {
        Path descriptor = copy(folder).resolve("engine.json");
        Files.writeString(descriptor, Files.readString(descriptor).replaceAll("(?s)\"icuData\": \\{.*?\\},", ""));
        assertThat(probed(folder)).isEmpty();
        assertThat(log).contains("needs icuData: without it V8 ends the process");
    }

    private static List<String> restored(String source, String... expressions) {
        try (EngineSession session = local.open(TARGET)) {
            CreateResponse created = created(snapshotOf(session, List.of(new Script("main.js", source))));
            CreateResponse warmed = created(session.warm(
                    created(session.create(
                                    List.of(new Script("main.js", source)),
                                    DeterminismSettings.REAL,
                                    false,
                                    false,
                                    stage -> {}))
                            .blob(),
                    new Script("warm-up.js", expressions[0]),
                    false,
                    stage -> {}));
            Questions questions = new Questions(List.of(), List.of(expressions), GraphForm.NONE);
            List<String> values = evaluated(session.evaluateRestored(created.blob(), questions, stage -> {}))
                    .values();
            assertThat(evaluated(session.evaluateRestored(warmed.blob(), questions, stage -> {}))
                            .values())
                    .isEqualTo(values);
            return values;
        }
    }

    private static List<Engine> probed(Path folder) throws IOException {
        try (LocalEngines engines = new LocalEngines(folder.resolve("work"), folder, "*")) {
            return List.copyOf(engines.engines().all());
        }
    }

    /** The engine's folder without ICU's data. */
    private static Path copy(Path directory) throws IOException {
        Path prepared = prepared();
        Path engine = Files.createDirectories(directory.resolve(TARGET));
        Path jar = LocalEngines.directory().toAbsolutePath().resolve("snapforge-engine-process.jar");
        Files.createSymbolicLink(directory.resolve("snapforge-engine-process.jar"), jar);
        Files.createSymbolicLink(engine.resolve("lib"), prepared.resolve("lib"));
        Files.createSymbolicLink(engine.resolve("native"), prepared.resolve("native"));
        Files.copy(prepared.resolve("engine.json"), engine.resolve("engine.json"));
        return engine;
    }

    private static Path prepared() {
        return LocalEngines.directory().resolve(TARGET).toAbsolutePath();
    }
}

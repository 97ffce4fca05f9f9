package dev.snapforge.advisory.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.advisory.AdvisoryContent;
import dev.snapforge.advisory.EngineAdvisories;
import dev.snapforge.advisory.EngineAdvisory;
import dev.snapforge.advisory.EngineStatus;
import dev.snapforge.core.Target;
import dev.snapforge.docs.MarkdownPage;
import dev.snapforge.support.ProtectedService;
import dev.snapforge.verify.Dsse;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Advisories that come as a signed file; of engines that no other test has. */
@ProtectedService
class AdvisoryFeedTest {

    private static final Target ENGINE = Target.parse("linux-x64/javet-v8-9.1.0");
    private static final String VULNERABLE = "{\"engine\": \"" + ENGINE + "\", \"status\": \"VULNERABLE\","
            + " \"reason\": \"CVE-2031-0001\", \"successor\": \"linux-x64/javet-v8-9.1.1\"}";
    private static final String SUPPORTED = "{\"engine\": \"" + ENGINE + "\", \"status\": \"SUPPORTED\"}";

    @Autowired
    private EngineAdvisories advisories;

    @Autowired
    private AdvisoryFileRepository files;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient database;

    @TempDir
    private Path folder;

    private final KeyPair pair = SampleSnapshots.keyPair();
    private final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    private Path file;
    private Path pem;
    private long counter;

    @BeforeEach
    void begin() throws IOException {
        file = folder.resolve("advisories.dsse.json");
        pem = Files.writeString(folder.resolve("key.pem"), key.toPem());
        // The tests share a database, whose counter only goes up.
        counter = database.sql("SELECT coalesce(max(counter), 0) FROM engine_advisory_file")
                .query(Long.class)
                .single();
    }

    @Test
    void countWhenTheyAreSigned() throws IOException {
        AdvisoryFeed feed = feed();
        write(counter + 1, VULNERABLE);
        feed.look();
        EngineAdvisory advisory = advisories.find(ENGINE).orElseThrow();
        assertThat(advisory.content())
                .isEqualTo(new AdvisoryContent(
                        EngineStatus.VULNERABLE, "CVE-2031-0001", null, Target.parse("linux-x64/javet-v8-9.1.1")));
        assertThat(advisory.changedBy()).isEqualTo("file:" + key.keyId());
        assertThat(refused()).isZero();

        feed.look();
        assertThat(advisories.find(ENGINE)).as("the same file").hasValue(advisory);

        // An admin may say something else; what a later file says counts again.
        advisories.record(ENGINE, new AdvisoryContent(EngineStatus.SUPPORTED, null, null, null), "test");
        feed.look();
        assertStatus(EngineStatus.SUPPORTED);
        write(counter + 2, VULNERABLE);
        feed.look();
        assertStatus(EngineStatus.VULNERABLE);

        write(counter + 3, "");
        feed.look();
        assertStatus(EngineStatus.VULNERABLE);
        write(counter + 4, SUPPORTED);
        feed.look();
        assertStatus(EngineStatus.SUPPORTED);
    }

    @Test
    void doNotGoBack() throws IOException {
        AdvisoryFeed feed = feed();
        write(counter + 1, SUPPORTED);
        feed.look();
        byte[] older = Files.readAllBytes(file);
        write(counter + 2, VULNERABLE);
        feed.look();

        Files.write(file, older);
        feed.look();
        assertStatus(EngineStatus.VULNERABLE);
        assertThat(refused()).isEqualTo(1);
        write(counter + 2, SUPPORTED);
        feed.look();
        assertStatus(EngineStatus.VULNERABLE);
        assertThat(refused()).as("another one with the same counter").isEqualTo(1);

        write(counter + 3, SUPPORTED);
        feed.look();
        assertStatus(EngineStatus.SUPPORTED);
        assertThat(refused()).isZero();
    }

    @Test
    void countOnlyByAKeyThatIsConfigured() throws IOException {
        write(counter + 1, VULNERABLE);
        AdvisoryFeed feed = feed();
        feed.look();

        KeyPair stranger = SampleSnapshots.keyPair();
        write(
                stranger,
                SampleSnapshots.publicKey(stranger, KeyStatus.ACTIVE),
                AdvisoryFile.TYPE,
                body(counter + 2, SUPPORTED));
        feed.look();
        assertRefused();
        write(stranger, key, AdvisoryFile.TYPE, body(counter + 2, SUPPORTED));
        feed.look();
        assertRefused();
        write(pair, key, Dsse.IN_TOTO, body(counter + 2, SUPPORTED));
        feed.look();
        assertRefused();
        Files.writeString(file, "{}");
        feed.look();
        assertRefused();
        Files.delete(file);
        feed.look();
        assertRefused();
        write(counter + 2, SUPPORTED);
        Files.delete(pem);
        feed.look();
        assertRefused();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[]",
                "{\"counter\": 0, \"advisories\": []}",
                "{\"counter\": 1.5, \"advisories\": []}",
                "{\"counter\": 99999}",
                "{\"counter\": 99999, \"advisories\": [1]}",
                "{\"counter\": 99999, \"advisories\": [{\"status\": \"SUPPORTED\"}]}",
                "{\"counter\": 99999, \"advisories\": [{\"engine\": \"v8\", \"status\": \"SUPPORTED\"}]}",
                "{\"counter\": 99999, \"advisories\": [{\"engine\": \"linux-x64/javet-v8-9.1.0\", \"status\": \"UNSAFE\"}]}",
                "{\"counter\": 99999, \"advisories\": [{\"engine\": \"linux-x64/javet-v8-9.1.0\", \"status\": \"VULNERABLE\"}]}",
                "{\"counter\": 99999, \"advisories\": [{\"engine\": \"linux-x64/javet-v8-9.1.0\", \"status\": \"SUPPORTED\", \"reason\": 1}]}",
                "{\"counter\": 99999, \"advisories\": [{\"engine\": \"linux-x64/javet-v8-9.1.0\", \"status\": \"SUPPORTED\", \"level\": \"1\"}]}",
                "{\"counter\": 99999, \"advisories\": [{\"engine\": \"linux-x64/javet-v8-9.1.0\", \"status\": \"SUPPORTED\","
                        + " \"successor\": \"linux-arm64/javet-v8-9.1.0\"}]}",
                "{\"counter\": 99999, \"advisories\": [{\"engine\": \"linux-x64/javet-v8-9.1.0\", \"status\": \"SUPPORTED\"},"
                        + " {\"engine\": \"linux-x64/javet-v8-9.1.0\", \"status\": \"SUPPORTED\"}]}",
            })
    void areAppliedAsAWholeOrNotAtAll(String body) throws IOException {
        write(counter + 1, VULNERABLE);
        AdvisoryFeed feed = feed();
        feed.look();
        write(pair, key, AdvisoryFile.TYPE, body);
        feed.look();
        assertRefused();
        assertThat(database.sql("SELECT counter FROM engine_advisory_file")
                        .query(Long.class)
                        .single())
                .isEqualTo(counter + 1);
    }

    @Test
    void aFileAsThePageMakesItCounts() throws Exception {
        String commands = MarkdownPage.read(Path.of("docs/engines.md")).shellBlocks().stream()
                .filter(it -> it.contains("advisory-key.pem"))
                .findFirst()
                .orElseThrow()
                .replace("\"counter\": 1,", "\"counter\": " + (counter + 1) + ",");
        Process bash = new ProcessBuilder("bash", "-ec", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        assertThat(bash.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(bash.exitValue())
                .as(Files.readString(folder.resolve("output")))
                .isZero();

        feed(file, List.of(folder.resolve("advisory-key.pub.pem"))).look();
        assertThat(refused()).isZero();
        assertThat(advisories.find(Target.parse("linux-x64/javet-v8-9.9.9")).orElseThrow())
                .satisfies(it -> assertThat(it.content().status()).isEqualTo(EngineStatus.VULNERABLE));
    }

    private void assertStatus(EngineStatus expected) {
        assertThat(advisories.find(ENGINE).orElseThrow().content().status()).isEqualTo(expected);
    }

    private void assertRefused() {
        assertStatus(EngineStatus.VULNERABLE);
        assertThat(refused()).isEqualTo(1);
    }

    private double refused() {
        return meters.get("snapforge.advisory.file.refused").gauge().value();
    }

    private AdvisoryFeed feed() {
        return feed(file, List.of(pem));
    }

    private AdvisoryFeed feed(Path content, List<Path> keys) {
        return new AdvisoryFeed(
                new AdvisoryFeedSettings(content, keys, Duration.ofMinutes(1)),
                advisories,
                files,
                transaction,
                Clock.systemUTC(),
                meters);
    }

    private static String body(long counter, String advisories) {
        return "{\"counter\": " + counter + ", \"advisories\": [" + advisories + "]}";
    }

    private void write(long next, String entries) throws IOException {
        write(pair, key, AdvisoryFile.TYPE, body(next, entries));
    }

    private void write(KeyPair signer, PublicKeyInfo named, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        Files.writeString(
                file, Dsse.write(type, bytes, named.keyId(), SampleSnapshots.sign(signer, Dsse.pae(type, bytes))));
    }
}

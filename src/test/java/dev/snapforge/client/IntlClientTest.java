package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.javet.IntlProgram;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.format.Container;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime with Intl opens what an engine with Intl made, and with the same data of ICU. */
class IntlClientTest {

    private static final Target TARGET = Target.parse("linux-x64/javet-v8-i18n-5.0.6");
    private static final Path ENGINE = Path.of(System.getProperty("snapforge.engine.directory", "target/engines"))
            .resolve(TARGET.toString())
            .toAbsolutePath();
    private static final Path ICU_DATA = ENGINE.resolve("icu/icudt77l.dat");

    private final KeyPair pair = SampleSnapshots.keyPair();
    private final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);

    @TempDir
    Path folder;

    private LocalService service;
    private byte[] blob;

    @BeforeEach
    void make() throws IOException {
        service = new LocalService();
        Path file = folder.resolve("blob");
        run(file.toString());
        blob = Files.readAllBytes(file);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void opensWhatWasMadeWithItsData() throws IOException {
        assertThat(open(Digest.of(Files.readAllBytes(ICU_DATA))))
                .contains("engine: javet-v8-i18n-5.0.6", "format: 1.234,5")
                .contains("once more: the same", "once more: icu-data-unusable", "another file: icu-data-too-late");
    }

    @Test
    void refusesWhatWasMadeWithOtherData() throws IOException {
        assertThat(open(Digest.of(new byte[] {7}))).contains("refused: other-icu-data");
    }

    private String open(Digest icuData) throws IOException {
        Map<String, Object> json = new HashMap<>(SampleSnapshots.metadata(TARGET, SampleSnapshots.V8_VERSION, blob)
                .toJson());
        Map<String, Object> build = new HashMap<>(Map.of("version", "5.0.6", "icuData", icuData.toString()));
        build.put("nativeLibrary", SampleSnapshots.library(TARGET).toString());
        json.put("engineBuild", build);
        Digest digest = service.publish(Container.write(SnapshotMetadata.fromJson(json), blob), pair, key);
        Path pem = Files.writeString(folder.resolve("key.pem"), key.toPem());
        Path cache = Files.createDirectories(folder.resolve("cache"));
        return run(service.address().toString(), pem.toString(), cache.toString(), digest.toString());
    }

    private static String run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(ENGINE.resolve("native").toString(), ICU_DATA.toString()));
        all.addAll(List.of(arguments));
        return PreparedEngine.run(
                List.of(
                        PreparedEngine.testClasses(),
                        PreparedEngine.testClasses().resolveSibling("classes"),
                        ENGINE.resolve("lib/javet-5.0.6.jar")),
                IntlProgram.class,
                all.toArray(String[]::new));
    }
}

package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.client.host.HostFunctionsFixture;
import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Target;
import dev.snapforge.format.Container;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation's example of host functions is what is compiled, and it does what the page says. */
class HostsExampleTest {

    private static final Path BUNDLE = Path.of("examples/host-functions.js");
    private static final Path PROGRAM = Path.of("src/test/java/dev/snapforge/client/HostsProgram.java");

    @TempDir
    Path folder;

    @Test
    void runsOnTheCurrentEngine() throws Exception {
        assertThat(output(PreparedEngine.CURRENT, "5.0.6")).contains("log: bread costs 2.5 EUR", "done: true");
    }

    @Test
    void runsOnThePreviousEngine() throws Exception {
        assertThat(output(PreparedEngine.PREVIOUS, "4.0.0")).contains("log: bread costs 2.5 EUR", "done: true");
    }

    @Test
    void isWhatTheDocumentationShows() throws Exception {
        String page = Files.readString(Path.of("docs/runtime-authors.md"));
        List<String> program = Files.readAllLines(PROGRAM);
        int from = index(program, "The documentation shows the lines from here");
        String shown = String.join("\n", program.subList(from + 1, index(program, "to here.")))
                .stripIndent();

        assertThat(page).contains("```java\n" + shown + "\n```");
        assertThat(page).contains("```js\n" + Files.readString(BUNDLE) + "```");
    }

    private String output(PreparedEngine engine, String javet) throws Exception {
        KeyPair pair = SampleSnapshots.keyPair();
        PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
        byte[] blob = engine.blob(List.of(HostFunctionsFixture.script("slots.js"), BUNDLE));
        Target target = new Target(SampleSnapshots.TARGET.platform(), new EngineId("javet-v8", javet));
        try (LocalService service = new LocalService()) {
            Digest digest = service.publish(
                    Container.write(SampleSnapshots.metadata(target, engine.v8Version(), blob), blob), pair, key);
            return engine.runClient(
                    folder,
                    HostsProgram.class,
                    service.address().toString(),
                    Files.writeString(folder.resolve("key.pem"), key.toPem()).toString(),
                    folder.resolve("cache").toString(),
                    digest.toString());
        }
    }

    private static int index(List<String> lines, String text) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i;
            }
        }
        throw new AssertionError(text);
    }
}

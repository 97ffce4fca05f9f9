package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.format.Container;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SampleStatements;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;

/** Two snapshots of one name, at a service that signs as the real one does. */
abstract class ResolveFixture extends ClientFixture {

    static final String NAME = "text-tools";
    static final ReleaseSelector STABLE = ReleaseSelector.channel(NAME, "stable");
    static final String STABLE_QUERY = "name=text-tools&channel=stable";

    Digest first;
    Digest second;

    @BeforeEach
    void publish() {
        first = publish("none");
        second = publish("web");
        service.resolve("name=text-tools&version=1.0.0", release("1.0.0", first, 1), null);
        promote("1.0.0", first, 1, 1);
    }

    Snapforge client() {
        return builder().build();
    }

    /** By a client of its own, as a process would that has just been started. */
    Resolution resolve(ReleaseSelector wanted) throws Exception {
        return client().resolve(wanted);
    }

    Digest publish(String prelude) {
        byte[] blob = PreparedEngine.CURRENT.blob();
        Map<String, Object> json =
                new HashMap<>(SampleSnapshots.metadata(SampleSnapshots.TARGET, SampleSnapshots.V8_VERSION, blob)
                        .toJson());
        json.put("prelude", prelude);
        return service.publish(Container.write(SnapshotMetadata.fromJson(json), blob), pair, key);
    }

    void promote(String version, Digest snapshot, long sequence, long revision) {
        service.resolve(STABLE_QUERY, release(version, snapshot, sequence), channel(version, sequence, revision));
    }

    byte[] release(String version, Digest snapshot, long sequence) {
        return SampleStatements.signed(
                SampleStatements.release(NAME, version, SampleSnapshots.TARGET, snapshot, sequence), pair, key);
    }

    byte[] channel(String version, long sequence, long revision) {
        return SampleStatements.signed(
                SampleStatements.channel(NAME, "stable", version, sequence, revision), pair, key);
    }

    void damage(String below) throws IOException {
        assertThat(files(below)).isNotEmpty();
        for (Path file : files(below)) {
            Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 20));
        }
    }

    List<Path> files(String below) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("cache").resolve(below))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    static void assertFresh(Digest expected, Resolution resolution) {
        assertThat(resolution.outcome()).as(resolution.toString()).isEqualTo(ResolutionSource.FRESH);
        assertThat(resolution.snapshot().orElseThrow().digest()).isEqualTo(expected);
    }

    static @Nullable String problem(Resolution resolution) {
        return resolution.problem().map(SnapforgeException::code).orElse(null);
    }

    static List<String> beside(Resolution resolution) {
        return Arrays.stream(resolution.problem().orElseThrow().getSuppressed())
                .map(it -> ((SnapforgeException) it).code())
                .toList();
    }
}

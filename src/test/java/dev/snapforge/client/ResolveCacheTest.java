package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.format.Container;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What the cache keeps of names is verified as if it came from outside. */
class ResolveCacheTest extends ResolveFixture {

    @Test
    void verifiesAgainWhatTheCacheKept() throws Exception {
        resolve(STABLE);
        service.close();
        PublicKeyInfo revoked = SampleSnapshots.publicKey(pair, KeyStatus.REVOKED);
        Resolution untrusted = builder().trusting(trusted(revoked)).build().resolve(STABLE);
        assertThat(untrusted.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(beside(untrusted)).containsExactly("revoked-key");

        damage("sha256");
        Resolution damaged = resolve(STABLE);
        assertThat(damaged.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(beside(damaged)).containsExactly("not-cached");
    }

    @Test
    void refusesContainerThatWasExchangedInTheCache() throws Exception {
        resolve(STABLE);
        service.close();
        Path container = files("sha256").stream()
                .filter(it -> it.toString().endsWith(".v8ss"))
                .findFirst()
                .orElseThrow();
        byte[] bytes = Files.readAllBytes(container);
        bytes[5000] ^= 1;
        Files.write(container, bytes);

        assertThat(beside(resolve(STABLE))).containsExactly("digest-mismatch");
    }

    @Test
    void asksForTheWholeAnswerWhereTheCacheIsDamaged() throws Exception {
        resolve(STABLE);
        damage("sha256");
        assertFresh(first, resolve(STABLE));

        Path note = files("names").get(0);
        Files.writeString(note, Files.readString(note).replace("payloadType", "payloadTypo"));
        assertFresh(first, resolve(STABLE));
        assertThat(service.statuses).containsExactly(200, 304, 304, 200);
    }

    @Test
    void keepsTheLastGoodWhereTheNewOneCannotBeLoaded() throws Exception {
        resolve(STABLE);
        byte[] blob = PreparedEngine.PREVIOUS.blob();
        byte[] container = Container.write(
                SampleSnapshots.metadata(SampleSnapshots.TARGET, PreparedEngine.PREVIOUS.v8Version(), blob), blob);
        promote("1.1.0", service.publish(container, pair, key), 2, 2);

        Resolution resolution = resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(ResolutionSource.CACHED);
        assertThat(resolution.snapshot().orElseThrow().digest()).isEqualTo(first);
        assertThat(problem(resolution)).isEqualTo("other-v8-version");
    }

    @Test
    void usesTheSnapshotOnlyWhereItsMeaningCanBeKept() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));

        Resolution resolution = builder().cachingIn(file).build().resolve(STABLE);
        assertThat(resolution.outcome()).isEqualTo(ResolutionSource.PLAIN);
        assertThat(problem(resolution)).isEqualTo("cache-unusable");
    }
}

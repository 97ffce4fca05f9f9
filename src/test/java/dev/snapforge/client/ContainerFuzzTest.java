package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.core.Digest;
import dev.snapforge.format.Container;
import dev.snapforge.format.ContainerException;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SnapshotVerifier;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerificationKeys;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.security.KeyPair;
import java.time.Clock;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A container of a real blob, spoiled in every way that {@link Forgery} knows, and in several at once. Each is signed anew by a trusted
 * key, so that the signature hides nothing. A failure names the seed: {@code -Dtests.fuzz.first=4711 -Dtests.fuzz.containers=1}
 * makes that one again.
 */
@Tag("drills")
class ContainerFuzzTest {

    private static final long FIRST = Long.getLong("tests.fuzz.first", 0);
    private static final long CONTAINERS = Long.getLong("tests.fuzz.containers", 2_000);
    private static final long MOST_GROWTH = 48 << 20;

    private final KeyPair pair = SampleSnapshots.keyPair();
    private final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
    private final SnapshotVerifier verifier = new SnapshotVerifier(VerificationKeys.of(key), Clock.systemUTC());

    @Test
    void refusesEveryContainerThatIsNotInOrder() {
        byte[] blob = PreparedEngine.CURRENT.blob();
        byte[] genuine = Container.write(
                SampleSnapshots.metadata(SampleSnapshots.TARGET, SampleSnapshots.V8_VERSION, blob), blob);
        Map<String, Integer> totals = new TreeMap<>();
        long before = 0;
        for (long i = 0; i < CONTAINERS; i++) {
            if (i == CONTAINERS / 4) {
                before = heapInUse();
            }
            totals.merge(outcome(genuine, FIRST + i), 1, Integer::sum);
        }
        long growth = heapInUse() - before;

        System.out.printf("%d containers, heap grown by %d MiB: %s%n", CONTAINERS, growth >> 20, totals);
        assertThat(growth).as("bytes of heap").isLessThan(MOST_GROWTH);
    }

    private String outcome(byte[] genuine, long seed) {
        Random random = new Random(seed);
        random.nextLong();
        Forgery[] ways = Forgery.values();
        Forgery way = ways[random.nextInt(ways.length)];
        byte[] forged = way.of(genuine, random);
        // The blob's length is what the other ways count on.
        for (int more = random.nextInt(3); more > 0 && forged.length > 100; more--) {
            forged = Forgery.HEADER_BIT.of(forged, random);
        }
        Digest digest = Digest.of(forged);
        RuntimeRequirements expectation = new RuntimeRequirements(
                digest, SampleSnapshots.TARGET.platform(), SampleSnapshots.TARGET.engine(), SampleSnapshots.V8_VERSION);
        try {
            verifier.verify(forged, SampleSnapshots.sign(pair, forged), key.keyId(), expectation);
            // A trusted signer may describe what it likes: other metadata is then another genuine snapshot.
            assertThat(way).as("seed %s", seed).isEqualTo(Forgery.METADATA);
            return "other metadata";
        } catch (ContainerException | VerificationException e) {
            assertThat(e.code()).as("seed %s", seed).matches("[a-z0-9]+(-[a-z0-9]+)+");
            assertThat(e.expected()).as("seed %s", seed).isNotBlank();
            assertThat(e.found()).as("seed %s", seed).isNotBlank().hasSizeLessThan(1000);
            return e.code();
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ", " + way, e);
        }
    }

    private static long heapInUse() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}

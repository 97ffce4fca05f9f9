package dev.snapforge.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.core.Digest;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.format.Container;
import dev.snapforge.format.ContainerException;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.SampleSnapshots;
import dev.snapforge.verify.SampleStatements;
import dev.snapforge.verify.VerificationException;
import dev.snapforge.verify.VerifiedSnapshot;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * V8 kills the process over a bad blob, so this JVM is the witness: each forged container is refused with an exception. That none
 * reached V8 follows from the types, which the last test holds on to: a runtime is opened from a {@link VerifiedSnapshot} only, and
 * fetching threw instead of giving one.
 */
class ForgeryTest {

    private static final int FORGERIES = 204;
    private static final ReleaseSelector FORGED = ReleaseSelector.version("forged", "1");

    private final KeyPair pair = SampleSnapshots.keyPair();
    private final PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
    private final KeyPair foreignPair = SampleSnapshots.keyPair();
    private final PublicKeyInfo foreignKey = SampleSnapshots.publicKey(foreignPair, KeyStatus.ACTIVE);

    @TempDir
    Path folder;

    @BeforeAll
    static void useUnpackedLibrary() {
        PreparedEngine.useInThisJvm();
    }

    @Test
    void refusesEveryForgedContainerBeforeV8SeesIt() throws Exception {
        byte[] blob = PreparedEngine.CURRENT.blob();
        byte[] genuine = Container.write(
                SampleSnapshots.metadata(SampleSnapshots.TARGET, SampleSnapshots.V8_VERSION, blob), blob);
        Map<Forgery, Set<String>> codes = new EnumMap<>(Forgery.class);
        try (LocalService service = new LocalService()) {
            Snapforge snapforge = Snapforge.at(service.address())
                    .trusting(ClientFixture.trusted(key))
                    .cachingIn(folder.resolve("cache"))
                    .build();
            Forgery[] ways = Forgery.values();
            for (int seed = 0; seed < FORGERIES; seed++) {
                Forgery way = ways[seed % ways.length];
                byte[] forged = way.of(genuine, new Random(seed));
                assertThat(forged).as("%s, seed %s", way, seed).isNotEqualTo(genuine);

                String code = refusal(snapforge, publish(service, way, forged, genuine, seed / ways.length), way, seed);
                codes.computeIfAbsent(way, unused -> new TreeSet<>()).add(code);
                assertThat(V8Host.getV8Instance().getV8RuntimeCount()).isZero();
            }

            release(service, service.publish(genuine, pair, key));
            try (V8Runtime runtime =
                    snapforge.open(snapforge.resolve(FORGED).snapshot().orElseThrow())) {
                assertThat(runtime.getExecutor("twice(answer)").executeInteger())
                        .isEqualTo(84);
            }
        }
        try (var kept = Files.list(folder.resolve("cache/sha256"))) {
            assertThat(kept).as("only the genuine one is kept").hasSize(2);
        }
        assertThat(codes.get(Forgery.OTHER_V8)).contains("other-v8-version", "unknown-key", "bad-signature");
        assertThat(codes.get(Forgery.FIXED_HASH_SEED)).contains("not-rehashable");
        assertThat(codes.get(Forgery.BLOB_BIT_WITH_CRC)).contains("blob-digest-mismatch");
        assertThat(codes.get(Forgery.BLOB_BIT_WITH_CRC_AND_DIGEST)).contains("blob-checksum-mismatch");
        assertThat(codes.get(Forgery.REAL_BLOB_OF_OTHER_V8_UNDER_THIS_VERSION)).contains("v8-version-disagrees");
    }

    @Test
    void opensNothingButWhatTheVerifierMade() {
        Method[] opening = Arrays.stream(Snapforge.class.getDeclaredMethods())
                .filter(method -> method.getReturnType() == V8Runtime.class)
                .toArray(Method[]::new);

        assertThat(opening)
                .singleElement()
                .satisfies(method -> assertThat(method.getParameterTypes()).containsExactly(VerifiedSnapshot.class));
        assertThat(VerifiedSnapshot.class.getConstructors()).isEmpty();
    }

    /** In turn: the genuine signature kept, a foreign key, a foreign key under the trusted one's id, the trusted key itself. */
    private Digest publish(LocalService service, Forgery way, byte[] forged, byte[] genuine, int round) {
        Digest digest = switch (round % 4) {
            case 0 -> service.publish(forged, SampleSnapshots.sign(pair, genuine), key.keyId());
            case 1 -> service.publish(forged, foreignPair, foreignKey);
            case 2 -> service.publish(forged, foreignPair, key);
            default ->
                // A trusted signer may describe what it likes: other metadata is then another genuine snapshot.
                way == Forgery.METADATA
                        ? service.publish(forged, new byte[64], key.keyId())
                        : service.publish(forged, pair, key);
        };
        release(service, digest);
        return digest;
    }

    /** Whatever it is, the name stands for it, and a trusted key says so. */
    private void release(LocalService service, Digest digest) {
        service.resolve(
                "name=forged&version=1",
                SampleStatements.signed(
                        SampleStatements.release("forged", "1", SampleSnapshots.TARGET, digest, 1), pair, key),
                null);
    }

    private static String refusal(Snapforge snapforge, Digest digest, Forgery way, int seed) throws JavetException {
        SnapforgeException refused = seed % 2 == 0
                ? assertThatExceptionOfType(SnapforgeException.class)
                        .as("%s, seed %s", way, seed)
                        .isThrownBy(() -> snapforge.fetch(digest.toString()))
                        .actual()
                : snapforge.resolve(FORGED).problem().orElseThrow();
        assertThat(refused)
                .as("%s, seed %s", way, seed)
                .isInstanceOfAny(VerificationException.class, ContainerException.class);
        assertThat(refused.expected()).isNotBlank();
        assertThat(refused.found()).isNotBlank();
        return refused.code();
    }
}

package dev.snapforge.client;

import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.kernel.Target;
import dev.snapforge.signing.Container;
import dev.snapforge.signing.Expectation;
import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import dev.snapforge.signing.SampleSnapshots;
import dev.snapforge.signing.TrustedKeys;
import dev.snapforge.signing.VerifiedSnapshot;
import dev.snapforge.signing.Verifier;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;

/** What a runtime with Intl does, in a JVM that has Javet's library for it; V8 reads once where ICU's data are. */
public final class IntlProgram {

    private IntlProgram() {}

    /** Arguments: the folder with the native library, a file that is none of ICU's data, and one that is. */
    public static void main(String[] arguments) throws Exception {
        BlobProgram.useLibraryIn(Path.of(arguments[0]));
        refused("without", () -> JavetAtHand.expectation(JavetKind.V8_I18N));
        V8RuntimeOptions.V8_FLAGS.setIcuDataFile(arguments[1]);
        refused("other", () -> JavetAtHand.expectation(JavetKind.V8_I18N));
        V8RuntimeOptions.V8_FLAGS.setIcuDataFile(arguments[2]);
        Expectation runtime = JavetAtHand.expectation(JavetKind.V8_I18N);
        System.out.println("engine: " + runtime.engine());

        VerifiedSnapshot snapshot = snapshot(runtime, "globalThis.format = n => new Intl.NumberFormat('de').format(n)");
        VerifiedSnapshot other = snapshot(runtime, "globalThis.words = ['eins', 'zwei', 'drei'].map(it => it + it)");
        try (RuntimePool pool = new RuntimePoolBuilder(JavetKind.V8_I18N, snapshot).open();
                PooledRuntime borrowed = pool.borrow(Duration.ofMinutes(1))) {
            System.out.println("format: "
                    + borrowed.runtime().getExecutor("format(1234.5)").executeString());
            refused("beside", () -> OpenRuntimes.open(JavetKind.V8_I18N, other));
        }
        try (V8Runtime alone = OpenRuntimes.open(JavetKind.V8_I18N, other)) {
            System.out.println("words: " + alone.getExecutor("words[1]").executeString());
        }
    }

    private static VerifiedSnapshot snapshot(Expectation runtime, String source) throws Exception {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setCreateSnapshotEnabled(true);
        byte[] blob;
        try (V8Runtime creating = V8Host.getV8I18nInstance().createV8Runtime(options)) {
            creating.getExecutor(source).executeVoid();
            blob = creating.createSnapshot();
        }
        KeyPair pair = SampleSnapshots.keyPair();
        PublicKeyInfo key = SampleSnapshots.publicKey(pair, KeyStatus.ACTIVE);
        byte[] container = Container.write(
                SampleSnapshots.metadata(new Target(runtime.platform(), runtime.engine()), runtime.v8Version(), blob),
                blob);
        return new Verifier(TrustedKeys.of(key), Clock.systemUTC())
                .verify(container, SampleSnapshots.sign(pair, container), key.keyId(), runtime);
    }

    private interface Call {
        Object run() throws Exception;
    }

    private static void refused(String what, Call call) throws Exception {
        try {
            System.out.println(what + ": not refused, " + call.run());
        } catch (SnapforgeException e) {
            System.out.println(what + ": " + e.code());
        }
    }
}

package dev.snapforge.client;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.kernel.EngineId;
import dev.snapforge.kernel.Platform;
import dev.snapforge.signing.Expectation;
import org.jspecify.annotations.Nullable;

/** What this JVM's Javet is, in V8 mode: asked from the library that is loaded, not from what a build file says. */
public final class JavetAtHand {

    private static @Nullable Expectation known;

    private JavetAtHand() {}

    /**
     * Platform, engine and version of V8; the digest is left open. The first call in a JVM loads the native library and makes
     * one empty runtime, later ones cost nothing.
     *
     * @throws JavetException if Javet cannot load its library
     */
    public static synchronized Expectation expectation() throws JavetException {
        Expectation found = known;
        if (found == null) {
            found = look();
            known = found;
        }
        return found;
    }

    private static Expectation look() throws JavetException {
        V8Host host = V8Host.getV8Instance();
        // Not JavetLibLoader.LIB_VERSION: a constant, which javac copies from the Javet this class was compiled with.
        EngineId engine = new EngineId("javet-v8", host.getJavetVersion());
        try (V8Runtime runtime = host.createV8Runtime()) {
            return new Expectation(null, Platform.current(), engine, runtime.getVersion());
        }
    }
}

package dev.snapforge.client;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.kernel.EngineId;
import dev.snapforge.kernel.Platform;
import dev.snapforge.signing.Expectation;
import java.util.EnumMap;
import java.util.Map;

/** What this JVM's Javet is, in V8 mode: asked from the library that is loaded, not from what a build file says. */
public final class JavetAtHand {

    private static final Map<JavetKind, Expectation> KNOWN = new EnumMap<>(JavetKind.class);

    private JavetAtHand() {}

    /** As {@link #expectation(JavetKind)} for V8 without Intl. */
    public static Expectation expectation() throws JavetException {
        return expectation(JavetKind.V8);
    }

    /**
     * Platform, engine and version of V8; the digest is left open. The first call in a JVM loads the native library and makes
     * one empty runtime, later ones cost nothing.
     *
     * @throws IcuDataMissingException if V8 with Intl has not been told where ICU's data are
     * @throws JavetException if Javet cannot load its library
     */
    public static synchronized Expectation expectation(JavetKind kind) throws JavetException {
        Expectation found = KNOWN.get(kind);
        if (found == null) {
            found = look(kind);
            KNOWN.put(kind, found);
        }
        return found;
    }

    private static Expectation look(JavetKind kind) throws JavetException {
        V8Host host = kind.host();
        // Not JavetLibLoader.LIB_VERSION: a constant, which javac copies from the Javet this class was compiled with.
        EngineId engine = new EngineId(kind.engine(), host.getJavetVersion());
        try (V8Runtime runtime = host.createV8Runtime()) {
            return new Expectation(null, Platform.current(), engine, runtime.getVersion());
        }
    }
}

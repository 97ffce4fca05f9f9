package dev.snapforge.client.javet;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.format.LanguageMode;
import dev.snapforge.verify.RuntimeRequirements;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What this JVM's Javet is, in V8 mode: asked from the library that is loaded, not from what a build file says. */
public final class InstalledJavet {

    private static @Nullable RuntimeRequirements known;
    private static @Nullable CheckedIcuData icuData;

    private InstalledJavet() {}

    /**
     * Chooses Javet's V8 with Intl (its natives named {@code …-i18n}) for this JVM, with ICU's data from this file. Without this
     * call it is the one without. V8 reads the file once, so it must come before anything in the JVM touches Javet; saying the
     * same again does nothing.
     *
     * @throws IcuDataException if the file holds nothing of the kind, or another choice has been made
     */
    public static synchronized void useIntl(Path file) {
        CheckedIcuData wanted = CheckedIcuData.of(file);
        if (wanted.equals(icuData)) {
            return;
        }
        if (icuData != null || V8RuntimeOptions.V8_FLAGS.isSealed()) {
            throw IcuDataException.tooLate(
                    wanted.file(),
                    icuData == null ? "V8 without Intl" : icuData.file().toString());
        }
        icuData = wanted;
    }

    /**
     * Platform, engine, version of V8 and ICU's data; the digest is left open. The first call in a JVM loads the native library
     * and makes one empty runtime, later ones cost nothing.
     *
     * @throws JavetException if Javet cannot load its library
     */
    public static synchronized RuntimeRequirements expectation() throws JavetException {
        RuntimeRequirements found = known;
        if (found == null) {
            found = look();
            known = found;
        }
        return found;
    }

    /** Javet's V8, the one that was chosen. Its flags are set while that is still possible. */
    static synchronized V8Host host() {
        if (!V8RuntimeOptions.V8_FLAGS.isSealed()) {
            V8RuntimeOptions.V8_FLAGS.setUseStrict(false);
        }
        CheckedIcuData data = icuData;
        if (data == null) {
            return V8Host.getV8Instance();
        }
        V8RuntimeOptions.V8_FLAGS.setIcuDataFile(data.file().toString());
        return V8Host.getV8I18nInstance();
    }

    private static RuntimeRequirements look() throws JavetException {
        V8Host host = host();
        CheckedIcuData data = icuData;
        // Not JavetLibLoader.LIB_VERSION: a constant, which javac copies from the Javet this class was compiled with.
        EngineId engine = new EngineId(data == null ? "javet-v8" : "javet-v8-i18n", host.getJavetVersion());
        try (V8Runtime runtime = host.createV8Runtime()) {
            return new RuntimeRequirements(
                    null,
                    Platform.current(),
                    engine,
                    runtime.getVersion(),
                    data == null ? null : data.digest(),
                    languageMode(runtime));
        }
    }

    /** Asked of V8 itself: somebody else may have set its flags. */
    private static LanguageMode languageMode(V8Runtime runtime) throws JavetException {
        return runtime.getExecutor("(function () { return this === undefined; })()")
                        .executeBoolean()
                ? LanguageMode.STRICT
                : LanguageMode.SLOPPY;
    }
}

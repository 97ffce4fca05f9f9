package dev.snapforge.client.javet;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.snapforge.client.cache.LibraryCache;
import dev.snapforge.core.Digest;
import dev.snapforge.core.EngineId;
import dev.snapforge.core.Platform;
import dev.snapforge.format.LanguageMode;
import dev.snapforge.verify.RuntimeRequirements;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** What this JVM's Javet is, in V8 mode: asked from the library that is loaded, not from what a build file says. */
public final class InstalledJavet {

    private static @Nullable RuntimeRequirements known;
    private static volatile @Nullable CheckedIcuData icuData;
    private static @Nullable LibraryCache libraries;
    private static final AtomicBoolean LOADING = new AtomicBoolean();
    private static volatile Duration loadTime = Duration.ZERO;

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
     * Where Javet's library may be unpacked, once for this machine, and its digest noted; the first call in a JVM counts. Nothing is
     * unpacked if V8 is loaded already, or somebody has told Javet where its library is.
     */
    public static synchronized void unpackInto(LibraryCache cache) {
        if (libraries == null) {
            libraries = cache;
        }
    }

    /** The engine that Javet is, without loading its library; it does not wait for that either. */
    private static EngineId engine() {
        return new EngineId(icuData == null ? "javet-v8" : "javet-v8-i18n", version());
    }

    /** Platform and engine alone, for what can be asked and read before the library is loaded. */
    public static RuntimeRequirements target() {
        return new RuntimeRequirements(null, Platform.current(), engine(), "");
    }

    /**
     * Starts to initialise classes of Javet in a thread of its own. It chooses nothing and loads no library; what it does is not done
     * again when that is loaded, and takes 40 ms of a cold JVM.
     */
    public static void prepare() {
        new JavetClasses().start();
    }

    /** Starts to load the native library in a thread of its own, if that was not done before: {@link #expectation} waits for it. */
    public static void startLoading() {
        if (LOADING.compareAndSet(false, true)) {
            Thread thread = new Thread(InstalledJavet::load, "snapforge-javet");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** How long loading the library took in this JVM; zero until it is loaded. */
    public static Duration loadTime() {
        return loadTime;
    }

    /**
     * Platform, engine, version of V8, ICU's data, and the digest of the native library if it is known which file was loaded; the
     * snapshot's digest is left open. The first call in a JVM loads the native library, and
     * makes one empty runtime if no earlier process has noted the version of this library's V8; later ones cost nothing.
     *
     * @throws JavetException if Javet cannot load its library
     */
    public static synchronized RuntimeRequirements expectation() throws JavetException {
        RuntimeRequirements found = known;
        if (found == null) {
            long begin = System.nanoTime();
            found = look();
            known = found;
            loadTime = Duration.ofNanos(System.nanoTime() - begin);
        }
        return found;
    }

    private static void load() {
        try {
            expectation();
        } catch (JavetException | RuntimeException e) {
            // Whoever asks next meets the same reason.
        }
    }

    /** Not JavetLibLoader.LIB_VERSION: a constant, which javac copies from the Javet this class was compiled with. */
    private static String version() {
        try {
            return String.valueOf(JavetLibLoader.class.getField("LIB_VERSION").get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Every Javet says its version", e);
        }
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
        JSRuntimeType type = icuData == null ? JSRuntimeType.V8 : JSRuntimeType.V8I18n;
        LibraryCache cache = libraries;
        UnpackedLibrary library = cache == null ? null : UnpackedLibrary.use(cache, type, version());
        boolean flagsAreOurs = !V8RuntimeOptions.V8_FLAGS.isSealed();
        V8Host host = host();
        Path file = library == null ? null : library.loaded();
        String noted = library != null && file != null && flagsAreOurs ? library.v8Version() : null;
        if (noted != null) {
            return requirements(noted, digest(file, type), LanguageMode.SLOPPY);
        }
        try (V8Runtime runtime = host.createV8Runtime()) {
            RuntimeRequirements found = requirements(runtime.getVersion(), digest(file, type), languageMode(runtime));
            if (library != null && file != null) {
                library.noteV8Version(found.v8Version());
            }
            return found;
        }
    }

    /** Of the file, or of that which the system says is loaded; null if nothing says that, or it cannot be read any more. */
    private static @Nullable Digest digest(@Nullable Path unpacked, JSRuntimeType type) throws JavetException {
        Path file = unpacked == null ? LoadedLibrary.find(type) : unpacked;
        if (file == null) {
            return null;
        }
        LibraryCache cache = libraries;
        try {
            return cache == null ? LibraryCache.digestOf(file) : cache.digest(file);
        } catch (IOException e) {
            return null;
        }
    }

    private static RuntimeRequirements requirements(String v8Version, @Nullable Digest library, LanguageMode mode) {
        CheckedIcuData data = icuData;
        return new RuntimeRequirements(
                null, Platform.current(), engine(), v8Version, data == null ? null : data.digest(), library, mode);
    }

    /** Asked of V8 itself: somebody else may have set its flags. */
    private static LanguageMode languageMode(V8Runtime runtime) throws JavetException {
        return runtime.getExecutor("(function () { return this === undefined; })()")
                        .executeBoolean()
                ? LanguageMode.STRICT
                : LanguageMode.SLOPPY;
    }
}

package dev.snapforge.engine.process.javet;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.snapforge.engine.protocol.EngineMode;
import java.io.File;
import org.jspecify.annotations.Nullable;

/** Javet in V8 mode, with its native library where the build unpacked it. */
public final class JavetEngine {

    private final EngineMode mode;
    private final V8Host host;

    private JavetEngine(EngineMode mode, V8Host host) {
        this.mode = mode;
        this.host = host;
    }

    /**
     * Loads the library and fixes V8's flags for the life of the process.
     *
     * @param heapMegabytes V8's heap limit in MiB; beyond it V8 ends the process
     * @param icuData ICU's data for a library with Intl, which V8 trusts blindly; null for a library without
     */
    public static JavetEngine load(EngineMode mode, File library, int heapMegabytes, @Nullable File icuData) {
        JavetLibLoader.setLibLoadingListener(new IJavetLibLoadingListener() {
            @Override
            public File getLibPath(JSRuntimeType type) {
                return library.getParentFile();
            }

            @Override
            public boolean isDeploy(JSRuntimeType type) {
                // Unpacking 40 MB into the temporary folder is what makes Javet's start slow.
                return false;
            }
        });
        V8RuntimeOptions.V8_FLAGS.setMaxHeapSize(heapMegabytes);
        // Javet's default makes every script strict, which is another language than browsers and Node run.
        V8RuntimeOptions.V8_FLAGS.setUseStrict(false);
        if (!mode.flags().isEmpty()) {
            V8RuntimeOptions.V8_FLAGS.setCustomFlags(mode.flags());
        }
        if (icuData == null) {
            return new JavetEngine(mode, V8Host.getV8Instance());
        }
        V8RuntimeOptions.V8_FLAGS.setIcuDataFile(icuData.getPath());
        return new JavetEngine(mode, V8Host.getV8I18nInstance());
    }

    /** Javet's version. Asked of the host: the constant in Javet's loader would be the one we were compiled against. */
    String version() {
        return host.getJavetVersion();
    }

    /** Whether isolates of this process leave each other alone: see {@link EngineMode#CREATE_SHAREABLE}. */
    boolean sharesProcess() {
        return mode == EngineMode.CREATE_SHAREABLE;
    }

    /** A runtime of the kind that this process is for: one that can be snapshotted, or a plain one. */
    V8Runtime runtime() throws JavetException {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setCreateSnapshotEnabled(mode.creates());
        return host.createV8Runtime(options);
    }

    /** A plain runtime, whatever the process is for. */
    V8Runtime plain() throws JavetException {
        return host.createV8Runtime(new V8RuntimeOptions());
    }

    /** A runtime that was started from V8 startup data and can be snapshotted itself. */
    V8Runtime restoreForSnapshot(byte[] blob) throws JavetException {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setCreateSnapshotEnabled(true);
        options.setSnapshotBlob(blob);
        return host.createV8Runtime(options);
    }

    /** A runtime started from V8 startup data. V8 ends the process where it does not like the data. */
    V8Runtime restore(byte[] blob) throws JavetException {
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setSnapshotBlob(blob);
        return host.createV8Runtime(options);
    }
}

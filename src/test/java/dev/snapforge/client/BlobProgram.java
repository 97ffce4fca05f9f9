package dev.snapforge.client;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.snapforge.format.SnapshotMetadata;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Makes a blob with whatever Javet is on the class path; it runs in a JVM of its own. */
public final class BlobProgram {

    private BlobProgram() {}

    /** The argument that asks for a blob whose runtimes share a process with others. */
    static final String SHAREABLE = SnapshotMetadata.SHAREABLE_FLAG;

    /**
     * Arguments: the folder with the native library, the file to write, {@link #SHAREABLE} or not, and the scripts to run, if not the
     * usual one.
     */
    public static void main(String[] arguments) throws Exception {
        useLibraryIn(Path.of(arguments[0]));
        if (List.of(arguments).contains(SHAREABLE)) {
            V8RuntimeOptions.V8_FLAGS.setCustomFlags(SHAREABLE);
        }
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setCreateSnapshotEnabled(true);
        try (V8Runtime runtime = V8Host.getV8Instance().createV8Runtime(options)) {
            List<Path> scripts = Stream.of(arguments)
                    .skip(2)
                    .filter(it -> !it.equals(SHAREABLE))
                    .map(Path::of)
                    .toList();
            for (Path script : scripts) {
                runtime.getExecutor(Files.readString(script))
                        .setResourceName(String.valueOf(script.getFileName()))
                        .executeVoid();
            }
            if (scripts.isEmpty()) {
                runtime.getExecutor("globalThis.twice = x => 2 * x; globalThis.answer = twice(21)")
                        .executeVoid();
            }
            Files.write(Path.of(arguments[1]), runtime.createSnapshot());
        }
    }

    public static void useLibraryIn(Path folder) {
        JavetLibLoader.setLibLoadingListener(new IJavetLibLoadingListener() {
            @Override
            public File getLibPath(JSRuntimeType type) {
                return folder.toFile();
            }

            @Override
            public boolean isDeploy(JSRuntimeType type) {
                return false;
            }
        });
    }
}

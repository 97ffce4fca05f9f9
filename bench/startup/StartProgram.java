import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import com.caoccao.javet.values.reference.V8Script;
import dev.snapforge.client.ReleaseSelector;
import dev.snapforge.client.Resolution;
import dev.snapforge.client.Snapforge;
import dev.snapforge.client.SnapforgeBuilder;
import dev.snapforge.client.TrustedKeys;
import dev.snapforge.client.VerificationPolicy;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Starts of a program in a JVM, as {@code bench/start} compares them: one, which prints the first answer and ends; or, in a warm JVM,
 * some more before it, and then also how long the last one took.
 */
public final class StartProgram {

    private static final double NANOS_PER_MILLI = 1e6;

    /** Makes a runtime in which the program is there. */
    private interface Start {
        V8Runtime runtime() throws Exception;
    }

    /**
     * Arguments: the kind of start, the expression that gives the answer, and what that kind needs. The property {@code library}
     * names a folder with Javet's unpacked library, if Javet is not to unpack its own; {@code warm} says how many starts come first.
     */
    public static void main(String[] arguments) throws Exception {
        String library = System.getProperty("library");
        if (library != null) {
            useLibraryIn(new File(library));
        }
        Start start = start(arguments);
        int before = Integer.getInteger("warm", 0);
        for (int i = 0; i < before; i++) {
            answer(start, arguments[1]);
        }
        long began = System.nanoTime();
        System.out.println(answer(start, arguments[1]));
        if (before > 0) {
            System.err.println("millis " + (System.nanoTime() - began) / NANOS_PER_MILLI);
        }
    }

    private static String answer(Start start, String expression) throws Exception {
        try (V8Runtime runtime = start.runtime()) {
            return runtime.getExecutor(expression).executeString();
        }
    }

    private static Start start(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "plain":
                return () -> {
                    V8Runtime runtime = V8Host.getV8Instance().createV8Runtime();
                    runtime.getExecutor(Files.readString(Path.of(arguments[2]))).executeVoid();
                    return runtime;
                };
            case "code-cache":
                return () -> fromCodeCache(Path.of(arguments[2]), Path.of(arguments[3]));
            case "javet":
                byte[] blob = Files.readAllBytes(Path.of(arguments[2]));
                V8RuntimeOptions.V8_FLAGS.setUseStrict(false);
                return () -> {
                    V8RuntimeOptions options = new V8RuntimeOptions();
                    options.setSnapshotBlob(blob);
                    return V8Host.getV8Instance().createV8Runtime(options);
                };
            default:
                return client(arguments[0], arguments[2], Path.of(arguments[3]), Path.of(arguments[4]), arguments[5]);
        }
    }

    /** From source, with what V8 compiled in an earlier process; keeps it where there is nothing yet. */
    private static V8Runtime fromCodeCache(Path source, Path cache) throws Exception {
        V8Runtime runtime = V8Host.getV8Instance().createV8Runtime();
        boolean kept = Files.exists(cache);
        byte[] cached = kept ? Files.readAllBytes(cache) : null;
        try (V8Script script = runtime.getExecutor(Files.readString(source), cached).compileV8Script()) {
            script.executeVoid();
            if (!kept) {
                Files.write(cache, script.getCachedData());
            }
        }
        return runtime;
    }

    private static Start client(String kind, String server, Path key, Path cache, String name) throws Exception {
        Snapforge snapforge = settings(kind, server, key, cache).build();
        Resolution resolution = snapforge.resolve(ReleaseSelector.channel(name, "latest"));
        if (resolution.snapshot().isEmpty()) {
            throw new IllegalStateException(resolution.toString());
        }
        return () -> snapforge.open(resolution.snapshot().get());
    }

    private static SnapforgeBuilder settings(String kind, String server, Path key, Path cache) throws Exception {
        SnapforgeBuilder settings = Snapforge.at(URI.create(server))
                .trusting(TrustedKeys.fromPem(Files.readString(key)))
                .cachingIn(cache);
        if (kind.equals("always")) {
            settings.verification(VerificationPolicy.ALWAYS);
        }
        return kind.equals("client") ? settings : settings.maxAge(Duration.ofHours(1));
    }

    private static void useLibraryIn(File folder) {
        JavetLibLoader.setLibLoadingListener(new IJavetLibLoadingListener() {
            @Override
            public File getLibPath(JSRuntimeType type) {
                return folder;
            }

            @Override
            public boolean isDeploy(JSRuntimeType type) {
                return false;
            }
        });
    }
}

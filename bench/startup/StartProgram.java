import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
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

/** One start of a program in a JVM, as {@code bench/start} compares them: it prints the first answer and ends. */
public final class StartProgram {

    /**
     * Arguments: the kind of start, the expression that gives the answer, and what that kind needs. The property {@code library}
     * names a folder with Javet's unpacked library, if Javet is not to unpack its own.
     */
    public static void main(String[] arguments) throws Exception {
        String library = System.getProperty("library");
        if (library != null) {
            useLibraryIn(new File(library));
        }
        String answer = arguments[1];
        switch (arguments[0]) {
            case "plain":
                try (V8Runtime runtime = V8Host.getV8Instance().createV8Runtime()) {
                    runtime.getExecutor(Files.readString(Path.of(arguments[2]))).executeVoid();
                    print(runtime, answer);
                }
                break;
            case "javet":
                V8RuntimeOptions options = new V8RuntimeOptions();
                options.setSnapshotBlob(Files.readAllBytes(Path.of(arguments[2])));
                V8RuntimeOptions.V8_FLAGS.setUseStrict(false);
                try (V8Runtime runtime = V8Host.getV8Instance().createV8Runtime(options)) {
                    print(runtime, answer);
                }
                break;
            default:
                client(arguments[0], answer, arguments[2], Path.of(arguments[3]), Path.of(arguments[4]), arguments[5]);
        }
    }

    private static void client(String kind, String answer, String server, Path key, Path cache, String name) throws Exception {
        Snapforge snapforge = settings(kind, server, key, cache).build();
        Resolution resolution = snapforge.resolve(ReleaseSelector.channel(name, "latest"));
        if (resolution.snapshot().isEmpty()) {
            throw new IllegalStateException(resolution.toString());
        }
        try (V8Runtime runtime = snapforge.open(resolution.snapshot().get())) {
            print(runtime, answer);
        }
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

    private static void print(V8Runtime runtime, String answer) throws Exception {
        System.out.println(runtime.getExecutor(answer).executeString());
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

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import dev.snapforge.client.pool.ReusePolicy;
import dev.snapforge.client.pool.RuntimePool;
import dev.snapforge.client.Snapforge;
import dev.snapforge.core.Digest;
import dev.snapforge.client.TrustedKeys;
import dev.snapforge.verify.VerifiedSnapshot;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one more runtime of a snapshot costs: resident memory and time, beside a plain runtime that runs the source; what a borrower
 * waits with and without spares; and what reuse saves. {@code bench/runtime-pool} starts it, with the class path that it needs.
 */
public final class RuntimePoolCost {

    private static final int RUNTIMES = 20;
    private static final int BORROWS = 40;
    private static final Duration LONG = Duration.ofMinutes(1);

    public static void main(String[] arguments) throws Exception {
        useLibraryIn(Path.of(arguments[0]));
        String server = arguments[1];
        System.out.printf("%d runtimes open at once; medians of %d borrows; V8 library at %s%n", RUNTIMES, BORROWS, arguments[0]);
        System.out.printf(
                "%-18s %9s %9s | %21s | %21s | %30s%n",
                "bundle", "source MB", "blob MB", "one more, snapshot", "one more, plain", "borrow + close, ms (median)");
        System.out.printf(
                "%-18s %9s %9s | %10s %10s | %10s %10s | %9s %9s %10s%n",
                "", "", "", "MB", "ms", "MB", "ms", "no spare", "spare", "reset");
        for (String file : Arrays.asList(arguments).subList(2, arguments.length)) {
            measure(server, Path.of(file));
        }
    }

    private static void measure(String server, Path file) throws Exception {
        String source = Files.readString(file);
        Snapforge snapforge = Snapforge.at(URI.create(server))
                .trusting(TrustedKeys.fromJwks(get(server + "/.well-known/jwks.json")))
                .cachingIn(Files.createTempDirectory("snapforge-bench"))
                .build();
        VerifiedSnapshot snapshot = snapforge.fetch(build(server, file));
        // Once before anything is counted: pages of the library, classes, the verifier's work.
        open(snapforge, snapshot, 2);
        plain(source, 2);
        double[] restored = open(snapforge, snapshot, RUNTIMES);
        double[] plain = plain(source, RUNTIMES);
        System.out.printf(
                "%-18s %9.2f %9.2f | %10.2f %10.2f | %10.2f %10.2f | %9.2f %9.2f %10.2f%n",
                file.getFileName(),
                Files.size(file) / 1e6,
                snapshot.metadata().blobSize() / 1e6,
                restored[0],
                restored[1],
                plain[0],
                plain[1],
                borrow(snapforge, snapshot, 0, ReusePolicy.NEVER),
                borrow(snapforge, snapshot, 2, ReusePolicy.NEVER),
                borrow(snapforge, snapshot, 0, ReusePolicy.AFTER_RESET));
    }

    /** Megabytes and milliseconds per runtime, after the first of them, which brings what they share. */
    private static double[] open(Snapforge snapforge, VerifiedSnapshot snapshot, int count) throws Exception {
        return perRuntime(() -> snapforge.open(snapshot), count);
    }

    private static double[] plain(String source, int count) throws Exception {
        return perRuntime(
                () -> {
                    V8Runtime runtime = V8Host.getV8Instance().createV8Runtime();
                    runtime.getExecutor(source).executeVoid();
                    return runtime;
                },
                count);
    }

    private static double[] perRuntime(Callable<V8Runtime> start, int count) throws Exception {
        List<V8Runtime> open = new ArrayList<>();
        List<Double> millis = new ArrayList<>();
        open.add(start.call());
        System.gc();
        double before = residentMegabytes();
        for (int i = 0; i < count; i++) {
            long begin = System.nanoTime();
            open.add(start.call());
            millis.add((System.nanoTime() - begin) / 1e6);
        }
        System.gc();
        double megabytes = (residentMegabytes() - before) / count;
        for (V8Runtime runtime : open) {
            runtime.close();
        }
        return new double[] {megabytes, median(millis)};
    }

    /** How long a borrower waits; between borrows there is time for a spare to be started. */
    private static double borrow(Snapforge snapforge, VerifiedSnapshot snapshot, int spares, ReusePolicy reuse) throws Exception {
        List<Double> millis = new ArrayList<>();
        try (RuntimePool pool =
                snapforge.pool(snapshot).maxRuntimes(4).maxIdle(2).spares(spares).reuse(reuse).open()) {
            for (int i = 0; i < BORROWS; i++) {
                while (pool.status().idle() < spares) {
                    Thread.onSpinWait();
                }
                long begin = System.nanoTime();
                pool.borrow(LONG).close();
                millis.add((System.nanoTime() - begin) / 1e6);
            }
        }
        return median(millis);
    }

    private static String build(String server, Path file) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v1/builds?targets=linux-x64/javet-v8-5.0.6"))
                .header("Content-Type", "text/javascript")
                .header("Prefer", "wait=60")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        String answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
        Matcher digest = Pattern.compile("\"snapshot\":\"(sha256:[0-9a-f]{64})\"").matcher(answer);
        if (!digest.find()) {
            throw new IOException("The build did not succeed: " + answer);
        }
        return digest.group(1);
    }

    private static String get(String address) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    }

    /** What the process has in memory (proc(5), VmRSS). */
    private static double residentMegabytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.UTF_8)) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1000.0;
            }
        }
        throw new IOException("no VmRSS");
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static void useLibraryIn(Path folder) {
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

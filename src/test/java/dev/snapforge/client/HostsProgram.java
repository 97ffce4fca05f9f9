package dev.snapforge.client;

import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.client.host.EventLoop;
import dev.snapforge.client.host.HostFunctions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The example of docs/runtime-authors.md; it runs in a JVM that has nothing but the client's jar and Javet. */
public final class HostsProgram {

    private HostsProgram() {}

    /** Arguments: folder with the native library, server, PEM file, cache folder, digest. */
    public static void main(String[] arguments) throws Exception {
        BlobProgram.useLibraryIn(Path.of(arguments[0]));
        Snapforge snapforge = Snapforge.at(URI.create(arguments[1]))
                .trusting(TrustedKeys.fromPem(Files.readString(Path.of(arguments[2]))))
                .cachingIn(Path.of(arguments[3]))
                .build();
        try (V8Runtime runtime = snapforge.open(snapforge.fetch(arguments[4]))) {
            run(runtime);
        }
    }

    private static void run(V8Runtime runtime) throws Exception {
        // The documentation shows the lines from here…
        EventLoop loop = HostFunctions.standard((level, text) -> System.out.println(level + ": " + text))
                .with("currency", arguments -> "EUR")
                .with("priceOf", arguments -> priceOf((String) arguments[0]))
                .bind(runtime);
        runtime.getExecutor("main()").executeVoid();
        boolean done = loop.runUntilIdle(Duration.ofSeconds(30));
        // …to here.
        System.out.println("done: " + done);
    }

    private static CompletionStage<Double> priceOf(String ware) {
        return CompletableFuture.supplyAsync(() -> ware.length() / 2.0);
    }
}

package dev.snapforge.client;

import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.client.host.EventLoop;
import dev.snapforge.client.host.HostFunctions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A runtime of a snapshot with the prelude {@code web}, in a JVM that has nothing but the client's jar and Javet. */
public final class WebHostsProgram {

    private static final Duration LONG = Duration.ofSeconds(60);

    private WebHostsProgram() {}

    /** Arguments: folder with the native library, server, PEM file, cache folder, digest. Prints what it sees, a line each. */
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
        // Before anything is bound.
        runtime.getExecutor(
                        "console.log('nobody hears this');"
                                + "fetch('http://localhost/').catch((e) => { globalThis.unbound = e.name + ': ' + e.message; })")
                .executeVoid();
        runtime.await();
        print(runtime, "unbound fetch", "unbound");
        print(runtime, "unbound crypto", "(() => { try { crypto.randomUUID(); } catch (e) { return e.name; } })()");

        EventLoop loop = HostFunctions.standard((level, text) -> System.out.println("console " + level + ": " + text))
                .bind(runtime);
        System.out.println("idle: " + loop.runUntilIdle(LONG));
        print(runtime, "timers", "order.join()");
        print(
                runtime,
                "uuid",
                "/^[0-9a-f-]{36}$/.test(crypto.randomUUID()) && crypto.randomUUID() !== crypto.randomUUID()");
        print(runtime, "random", "crypto.getRandomValues(new Uint32Array(64)).some((it) => it > 0xffff)");
        runtime.getExecutor(
                        "crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign', 'verify'])"
                                + ".then(async ({ publicKey, privateKey }) => { const how = { name: 'ECDSA', hash: 'SHA-256' };"
                                + " const signature = await crypto.subtle.sign(how, privateKey, new Uint8Array([1, 2]));"
                                + " globalThis.verified = await crypto.subtle.verify(how, publicKey, signature, new Uint8Array([1, 2])); })"
                                + ".catch((e) => { globalThis.verified = e; })")
                .executeVoid();
        runtime.await();
        print(runtime, "subtle", "verified");
        print(runtime, "performance", "performance.now() >= 0 && performance.now() < 6e5");
        runtime.getExecutor("console.log('hello', { a: [1] }); console.error(new Map([['k', 1]]).size)")
                .executeVoid();

        // fetch is not among the standard functions: still unbound, then bound, then bound to another.
        print(runtime, "fetch", fetched(runtime, loop));
        HostFunctions.none()
                .with("fetch", request -> Map.of("status", 201, "headers", Map.of("x-host", "java"), "body", "first"))
                .bind(runtime);
        print(runtime, "fetch", fetched(runtime, loop));
        HostFunctions.bind(runtime, Map.of("fetch", request -> Map.of("status", 200, "body", "second")));
        print(runtime, "fetch", fetched(runtime, loop));
    }

    private static String fetched(V8Runtime runtime, EventLoop loop) throws Exception {
        runtime.getExecutor("fetch('http://localhost/a?b', { method: 'POST', body: 'x' })"
                        + ".then(async (it) => [it.status, it.headers.get('x-host'), await it.text()].join(' '))"
                        + ".catch((e) => e.name).then((it) => { globalThis.fetched = it; })")
                .executeVoid();
        loop.runUntilIdle(LONG);
        runtime.await();
        return "fetched";
    }

    private static void print(V8Runtime runtime, String name, String expression) throws Exception {
        System.out.println(
                name + ": " + runtime.getExecutor("String(" + expression + ")").executeString());
    }
}

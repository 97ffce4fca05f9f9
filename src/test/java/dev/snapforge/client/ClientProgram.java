package dev.snapforge.client;

import com.caoccao.javet.interop.V8Host;
import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.verify.VerificationException;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** What a runtime author writes; it runs in a JVM that has nothing but the client's jar and Javet. */
public final class ClientProgram {

    private ClientProgram() {}

    /**
     * Arguments: folder with the native library or {@code -} if nobody says where it is, server, PEM file, cache folder, digest, and
     * anything if that folder's files are to be removed as soon as V8 is loaded.
     */
    public static void main(String[] arguments) throws Exception {
        if (!arguments[0].equals("-")) {
            BlobProgram.useLibraryIn(Path.of(arguments[0]));
        }
        if (arguments.length > 5) {
            V8Host.getV8Instance().createV8Runtime().close();
            for (File library : Objects.requireNonNull(new File(arguments[0]).listFiles())) {
                Files.delete(library.toPath());
            }
        }
        Snapforge snapforge = Snapforge.at(URI.create(arguments[1]))
                .trusting(TrustedKeys.fromPem(Files.readString(Path.of(arguments[2]))))
                .cachingIn(Path.of(arguments[3]))
                .build();
        try (V8Runtime runtime = snapforge.open(snapforge.fetch(arguments[4]))) {
            System.out.println("twice: " + runtime.getExecutor("twice(answer)").executeInteger());
            snapforge.startup().ifPresent(it -> System.out.println("library: " + it.library()));
        } catch (VerificationException e) {
            System.out.println("refused: " + e.code() + ", expected " + e.expected() + ", found " + e.found());
            throw e;
        }
        for (String absent : new String[] {
            "org.springframework.core.SpringVersion",
            "org.bouncycastle.asn1.ASN1Object",
            "tools.jackson.databind.ObjectMapper",
            "org.jspecify.annotations.Nullable",
            "io.micrometer.core.instrument.MeterRegistry",
            "dev.snapforge.signing.Signer"
        }) {
            try {
                Class.forName(absent);
                System.out.println("present: " + absent);
            } catch (ClassNotFoundException e) {
                System.out.println("absent: " + absent);
            }
        }
    }
}

package dev.snapforge.client.javet;

import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.options.V8RuntimeOptions;
import dev.snapforge.client.BlobProgram;
import dev.snapforge.client.Snapforge;
import dev.snapforge.client.TrustedKeys;
import dev.snapforge.core.SnapforgeException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A runtime whose V8 has Intl. V8 is chosen once in a JVM, so it runs in one of its own. */
public final class IntlProgram {

    private IntlProgram() {}

    /** Arguments: folder with the native library, ICU's data, and the blob to write; or server, PEM file, cache folder, digest. */
    public static void main(String[] arguments) throws Exception {
        BlobProgram.useLibraryIn(Path.of(arguments[0]));
        Path icuData = Path.of(arguments[1]);
        if (arguments.length == 3) {
            make(icuData, Path.of(arguments[2]));
        } else {
            open(icuData, arguments);
        }
    }

    private static void make(Path icuData, Path blob) throws Exception {
        InstalledJavet.useIntl(icuData);
        V8RuntimeOptions options = new V8RuntimeOptions();
        options.setCreateSnapshotEnabled(true);
        try (V8Runtime runtime = InstalledJavet.host().createV8Runtime(options)) {
            runtime.getExecutor("globalThis.format = n => new Intl.NumberFormat('de').format(n);")
                    .executeVoid();
            Files.write(blob, runtime.createSnapshot());
        }
    }

    private static void open(Path icuData, String[] arguments) throws Exception {
        Snapforge snapforge = Snapforge.at(URI.create(arguments[2]))
                .trusting(TrustedKeys.fromPem(Files.readString(Path.of(arguments[3]))))
                .cachingIn(Path.of(arguments[4]))
                .withIntl(icuData)
                .build();
        System.out.println("engine: " + InstalledJavet.expectation().engine());
        try (V8Runtime runtime = snapforge.open(snapforge.fetch(arguments[5]))) {
            System.out.println(
                    "format: " + runtime.getExecutor("format(1234.5)").executeString());
        } catch (SnapforgeException e) {
            System.out.println("refused: " + e.code());
        }
        for (Path other : new Path[] {icuData, Path.of(arguments[3])}) {
            try {
                InstalledJavet.useIntl(other);
                System.out.println("once more: the same");
            } catch (IcuDataException e) {
                System.out.println("once more: " + e.code());
            }
        }
        Path copy = Files.copy(icuData, Path.of(arguments[4], "other.dat"));
        try {
            InstalledJavet.useIntl(copy);
        } catch (IcuDataException e) {
            System.out.println("another file: " + e.code());
        }
    }
}

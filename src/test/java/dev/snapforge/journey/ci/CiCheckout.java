package dev.snapforge.journey.ci;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a checkout holds once its own build has run. */
final class CiCheckout {

    private CiCheckout() {}

    /** Puts a bundle where the inputs of the tests say that it is: {@code dist/main.js}. */
    static void bundle(Path workspace, String script) throws IOException {
        Path dist = Files.createDirectories(workspace.resolve("dist"));
        Files.writeString(dist.resolve("main.js"), script);
    }
}

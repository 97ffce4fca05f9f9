package dev.snapforge.engine.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Our own JavaScript, kept beside the classes that run it. */
final class Source {

    private Source() {}

    static String of(String name) {
        try (InputStream in = Source.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The engine-process jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

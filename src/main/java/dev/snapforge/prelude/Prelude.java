package dev.snapforge.prelude;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A classic script that runs before a bundle's files. */
public final class Prelude {

    private final String name;
    private final String source;

    private Prelude(String name, String source) {
        this.name = name;
        this.source = source;
    }

    /** Nothing at all: the bundle finds what the engine has. */
    static Prelude empty(String name) {
        return new Prelude(name, "");
    }

    static Prelude read(String name) {
        try (InputStream script = Prelude.class.getResourceAsStream(name + ".js")) {
            if (script == null) {
                throw new IllegalStateException("The prelude " + name + " is not in this jar");
            }
            return new Prelude(name, new String(script.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As a build spec names it, for example {@code web}. */
    public String name() {
        return name;
    }

    /** The name under which it runs, and so stands in stack traces. */
    public String scriptName() {
        return "snapforge:" + name + ".js";
    }

    /** The script; empty if nothing is to run. */
    public String source() {
        return source;
    }

    /** Of the source as UTF-8. */
    public Digest digest() {
        return Digest.of(source.getBytes(StandardCharsets.UTF_8));
    }
}

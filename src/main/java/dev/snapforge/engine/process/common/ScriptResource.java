package dev.snapforge.engine.process.common;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.executors.IV8Executor;
import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Our own JavaScript, kept beside the classes that run it. */
public final class ScriptResource {

    private ScriptResource() {}

    /** Whether a script is part of Snapforge, not of a bundle. */
    public static boolean isOwn(String name) {
        return name.startsWith(Script.OWN);
    }

    /** Our own script, under a name that findings and stack traces can be told from the bundle's by. */
    public static IV8Executor executor(V8Runtime runtime, String name) throws JavetException {
        return runtime.getExecutor(of(name)).setResourceName(Script.OWN + name);
    }

    /** The text of a script that every kind of engine runs; the name is relative to this package. */
    public static String of(String name) {
        return of(ScriptResource.class, name);
    }

    /** The text of a script beside a class, for one kind of engine alone. */
    public static String of(Class<?> beside, String name) {
        try (InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The engine-process jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

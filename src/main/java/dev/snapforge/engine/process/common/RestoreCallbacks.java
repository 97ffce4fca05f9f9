package dev.snapforge.engine.process.common;

import com.caoccao.javet.enums.V8AwaitMode;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.reference.V8ValueFunction;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import java.util.List;

/** Has what a bundle gave to {@code onRestore} run, as a host does when it has bound its slots. */
public final class RestoreCallbacks {

    private static final String UNBOUND = "unbound";

    private RestoreCallbacks() {}

    /**
     * Runs them; nothing where there are none, or no prelude.
     *
     * @return for each that a slot was missing for, since no host is here, what it says of that
     * @throws EngineRefusalException {@link Reason#RESTORE_THREW}, for the first that failed otherwise
     */
    public static List<String> run(V8Runtime runtime) throws JavetException {
        List<String[]> failures = failures(runtime);
        for (String[] failure : failures) {
            if (!failure[0].equals(UNBOUND)) {
                throw new EngineRefusalException(new RefusalResponse(
                        Reason.RESTORE_THREW,
                        failure[4],
                        failure[1],
                        Integer.parseInt(failure[2]),
                        Integer.parseInt(failure[3]),
                        ""));
            }
        }
        return failures.stream().map(failure -> failure[4]).toList();
    }

    /** Runs them where something else is looked at: what fails is told by the runtime that is proved. */
    public static void runQuietly(V8Runtime runtime) throws JavetException {
        failures(runtime);
    }

    private static List<String[]> failures(V8Runtime runtime) throws JavetException {
        try (V8ValueFunction failures =
                ScriptResource.executor(runtime, "restored.js").execute()) {
            runtime.await(V8AwaitMode.RunTillNoMoreTasks);
            return failures.callString(null)
                    .lines()
                    .map(line -> line.split("\t", 5))
                    .toList();
        }
    }
}

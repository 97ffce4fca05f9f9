package dev.snapforge.client.host;

import com.caoccao.javet.exceptions.BaseJavetScriptingException;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.callback.IJavetDirectCallable;
import com.caoccao.javet.interop.callback.JavetCallbackContext;
import com.caoccao.javet.interop.callback.JavetCallbackType;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The named slots that a prelude left in a restored runtime: its contract, seen from Java. */
final class SnapshotSlots {

    private static final String CONTRACT = "globalThis[Symbol.for('snapforge')]";
    /** How the prelude says that a callback failed. */
    private static final String FAILURE = "RestoreError: ";

    private static final String SCRIPT_NAME = "snapforge:bind.js";

    private final V8Runtime runtime;
    private final List<String> names;

    private SnapshotSlots(V8Runtime runtime, List<String> names) {
        this.runtime = runtime;
        this.names = names;
    }

    static SnapshotSlots of(V8Runtime runtime) throws JavetException {
        if (runtime.isClosed()) {
            throw new RuntimeClosedException();
        }
        List<String> names = execute(runtime, CONTRACT + "?.slots?.().map((it) => it.name)");
        if (names == null) {
            throw new NoSlotsException();
        }
        return new SnapshotSlots(runtime, names);
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /**
     * Binds all of them, or none where one has no slot; the first time, what the bundle wants to do after a restore follows.
     *
     * @param environment for {@code process.env}, or null to leave it as it is
     * @return what of that has not ended
     * @throws RestoreFailedException if a callback fails
     */
    Restoration bind(Map<String, V8HostFunction> functions, @Nullable Map<String, String> environment)
            throws JavetException {
        List<String> unknown =
                functions.keySet().stream().filter(it -> !has(it)).toList();
        if (!unknown.isEmpty()) {
            throw new UnknownSlotException(names, unknown);
        }
        try (V8ValueObject hosts = runtime.createV8ValueObject();
                V8ValueObject contract = runtime.getExecutor(CONTRACT)
                        .setResourceName(SCRIPT_NAME)
                        .execute()) {
            for (Map.Entry<String, V8HostFunction> entry : functions.entrySet()) {
                // Javet forgets the callback when V8 collects the function, or when the runtime is closed.
                try (V8ValueFunction function = runtime.createV8ValueFunction(callback(entry))) {
                    hosts.set(entry.getKey(), function);
                }
            }
            if (environment != null) {
                try (V8ValueObject values = runtime.createV8ValueObject()) {
                    for (Map.Entry<String, String> variable : environment.entrySet()) {
                        values.set(variable.getKey(), variable.getValue());
                    }
                    contract.invokeVoid("setEnvironment", values);
                }
            }
            invokeBind(contract, hosts);
            Restoration restoration = Restoration.of(contract);
            restoration.isDone();
            return restoration;
        }
    }

    private static void invokeBind(V8ValueObject contract, V8ValueObject hosts) throws JavetException {
        try {
            contract.invokeVoid("bind", hosts);
        } catch (BaseJavetScriptingException e) {
            String message = e.getScriptingError().getDetailedMessage();
            if (message != null && message.startsWith(FAILURE)) {
                throw new RestoreFailedException(message);
            }
            throw e;
        }
    }

    private JavetCallbackContext callback(Map.Entry<String, V8HostFunction> entry) {
        V8HostFunction function = entry.getValue();
        IJavetDirectCallable.NoThisAndResult<Exception> call = arguments -> {
            // Javet gives null if JavaScript gives no arguments.
            V8Value result = function.call(runtime, arguments == null ? new V8Value[0] : arguments);
            return result == null ? runtime.createV8ValueUndefined() : result;
        };
        return new JavetCallbackContext(entry.getKey(), JavetCallbackType.DirectCallNoThisAndResult, call);
    }

    private static @Nullable List<String> execute(V8Runtime runtime, String script) throws JavetException {
        Object found = runtime.getExecutor(script).setResourceName(SCRIPT_NAME).executeObject();
        if (!(found instanceof List<?> list)) {
            return null;
        }
        List<String> names = new ArrayList<>();
        list.forEach(it -> names.add(String.valueOf(it)));
        return names;
    }
}

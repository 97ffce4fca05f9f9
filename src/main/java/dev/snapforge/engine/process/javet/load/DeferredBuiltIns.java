package dev.snapforge.engine.process.javet.load;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8ValueFunction;
import com.caoccao.javet.values.reference.V8ValueObject;
import dev.snapforge.engine.process.common.ScriptResource;
import java.util.List;

/**
 * The built-ins that V8 installs only when it loads a snapshot. A bundle that polyfills one of them leaves a property where V8
 * will want to put its own, and V8 answers with {@code Check failed} and the end of the loading process; so after the bundle
 * ran, such properties are removed and V8's own take their place. While it runs there are stand-ins for two of them, whose absence
 * bundles stumble over; they stand on the global object's prototype, where nothing that a bundle does to the global object reaches them.
 */
public final class DeferredBuiltIns implements AutoCloseable {

    private final V8ValueFunction reconcile;
    private final V8ValueFunction removeStandIns;

    private DeferredBuiltIns(V8ValueFunction reconcile, V8ValueFunction removeStandIns) {
        this.reconcile = reconcile;
        this.removeStandIns = removeStandIns;
    }

    /**
     * Prepares them before a bundle runs, and puts the stand-ins up.
     *
     * @param paths what {@link dev.snapforge.engine.protocol.DescribeResponse} lists for a plain isolate, and not for this kind
     */
    public static DeferredBuiltIns of(V8Runtime runtime, List<String> paths) throws JavetException {
        try (V8ValueObject intrinsics =
                        ScriptResource.executor(runtime, "intrinsics.js").execute();
                V8ValueFunction prepare =
                        ScriptResource.executor(runtime, "reconcile.js").execute();
                V8ValueFunction standIns =
                        ScriptResource.executor(runtime, "stand-ins.js").execute()) {
            V8ValueFunction reconcile = prepare.call(null, intrinsics, String.join("\n", paths));
            return new DeferredBuiltIns(reconcile, standIns.call(null));
        }
    }

    /** The stand-in for {@code SharedArrayBuffer}, before a bundle runs; or nothing that lives, on an engine that has the real one. */
    public static WeakTarget standIn(V8Runtime runtime) throws JavetException {
        try (V8Value standIn = runtime.getExecutor("globalThis.SharedArrayBuffer ?? {}")
                .setResourceName("snapforge:stand-in")
                .execute()) {
            return WeakTarget.of(runtime, standIn);
        }
    }

    /** Takes the stand-ins away; again does nothing. */
    public void removeStandIns() throws JavetException {
        removeStandIns.callVoid(null);
    }

    /** Removes, after the bundle ran, what stands where V8 will install its own. */
    public Outcome reconcile() throws JavetException {
        removeStandIns();
        String[] lists = reconcile.callString(null).split("\\|", -1);
        return new Outcome(names(lists[0]), names(lists[1]), names(lists[2]), names(lists[3]));
    }

    @Override
    public void close() throws JavetException {
        removeStandIns.close();
        reconcile.close();
    }

    private static List<String> names(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(" "));
    }

    /**
     * What became of the places where V8 will install its own.
     *
     * @param reconciled what the bundle had defined and was removed
     * @param locked what the bundle had defined and could not be removed
     * @param missingHolders objects that V8 will look for by name when it installs its own, and that are gone
     * @param frozenHolders objects that V8 will add to, and that take no more properties
     */
    public record Outcome(
            List<String> reconciled, List<String> locked, List<String> missingHolders, List<String> frozenHolders) {

        public static final Outcome NOTHING = new Outcome(List.of(), List.of(), List.of(), List.of());
    }
}

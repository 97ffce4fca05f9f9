package dev.snapforge.worker;

import dev.snapforge.build.JobProblem;
import dev.snapforge.build.SourceLocation;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.protocol.Refused;
import dev.snapforge.engine.protocol.Use;
import dev.snapforge.release.VersionExistsException;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotRevokedException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in plain words why a job failed, and what to change. Codes are stable. */
final class Problems {

    private Problems() {}

    static JobProblem refusedInCreate(Refused refused) {
        return switch (refused.reason()) {
            case SYNTAX ->
                new JobProblem(
                        "syntax-error",
                        "A file does not parse",
                        refused.message(),
                        "Correct the file. import and export work in files named .mjs; a .js file is a classic script.",
                        location(refused),
                        null,
                        null);
            case THREW ->
                new JobProblem(
                        "script-threw",
                        "A file threw while it ran",
                        refused.message(),
                        "A snapshot is taken after all files ran to their end. If the file expects something that a bare isolate"
                                + " does not have (a DOM, timers, Node's modules), define it in a file before it.",
                        location(refused),
                        refused.stack().isEmpty() ? null : refused.stack(),
                        null);
            case MODULE_NOT_FOUND -> ModuleProblems.notFound(refused, location(refused));
            case BARE_IMPORT -> ModuleProblems.bareImport(refused, location(refused));
            case IMPORT_OF_SCRIPT -> ModuleProblems.importOfScript(refused, location(refused));
            case MISSING_EXPORT -> ModuleProblems.missingExport(refused, location(refused));
            case DYNAMIC_IMPORT -> ModuleProblems.dynamicImport(refused, location(refused));
            case TOP_LEVEL_AWAIT -> ModuleProblems.topLevelAwait(refused, location(refused));
            case LOCKED_BUILT_IN ->
                new JobProblem(
                        "built-in-locked",
                        "The bundle defines a built-in in a way that cannot be undone",
                        refused.message()
                                + ": this engine installs it when it loads a snapshot, and ends the process where"
                                + " something is in the way. The bundle's own definition cannot be removed.",
                        "Do not declare it with var, function or a non-configurable property at top level.",
                        null,
                        null,
                        null);
            case EXITED, STILL_ACTIVE, WARM_UP_UNSUPPORTED, PRELUDE_UNSUPPORTED, MODULES_UNSUPPORTED ->
                NodeProblems.of(refused);
            case NOT_SERIALISABLE, NOT_LOADABLE ->
                new JobProblem(
                        "not-serialisable",
                        "V8 declined to make the snapshot",
                        refused.message(),
                        "Something that lives outside the JavaScript heap is reachable from the bundle's globals.",
                        null,
                        null,
                        refused.message());
        };
    }

    /** @param intl whether the engine has Intl */
    static JobProblem diedInCreate(EngineDeath death, boolean intl) {
        if (death.cause() != EngineDeath.Cause.ENGINE_ABORT) {
            return LimitProblems.of(death);
        }
        String message = death.engineMessage();
        return EngineMessages.explainCreate(message, intl);
    }

    static JobProblem diedInLoad(EngineDeath death, List<String> missingHolders, List<String> frozenHolders) {
        if (death.cause() != EngineDeath.Cause.ENGINE_ABORT) {
            return LimitProblems.of(death);
        }
        String message = death.engineMessage();
        if (!missingHolders.isEmpty()) {
            return abort(
                    "deleted-built-in",
                    "The bundle deleted a built-in that the engine needs",
                    String.join(", ", missingHolders)
                            + ": this engine extends it when it loads a snapshot, and ends the"
                            + " process where it is not there. The snapshot was made, and is not published.",
                    "Do not delete it. To hide it from later code, shadow it in a function's scope.",
                    message);
        }
        if (!frozenHolders.isEmpty()) {
            return abort(
                    "frozen-built-in",
                    "The bundle froze a built-in that the engine adds to",
                    String.join(", ", frozenHolders)
                            + ": this engine adds built-ins of its own when it loads a snapshot, and ends the process where an"
                            + " object takes no more properties. The snapshot was made, and is not published.",
                    "Freeze, seal or harden built-ins in a function that the runtime calls once the snapshot is loaded.",
                    message);
        }
        return EngineMessages.explainLoad(message);
    }

    static JobProblem refusedInLoad(Refused refused) {
        return new JobProblem(
                "snapshot-does-not-load",
                "The snapshot could not be loaded",
                refused.message(),
                null,
                null,
                null,
                refused.message());
    }

    static JobProblem diedInPlainRun(EngineDeath death) {
        return death.cause() == EngineDeath.Cause.ENGINE_ABORT
                ? abort(
                        "v8-fatal",
                        "V8 ended the process while it ran the bundle without a snapshot",
                        "The checks could not be compared with a fresh runtime. V8 said: " + death.engineMessage(),
                        null,
                        death.engineMessage())
                : LimitProblems.of(death);
    }

    static JobProblem refusedInPlainRun(Refused refused) {
        return new JobProblem(
                "plain-run-failed",
                "The bundle runs where the snapshot is made, and not in a plain runtime",
                refused.message(),
                "It probably depends on a built-in being absent. Compare typeof checks at top level.",
                location(refused),
                refused.stack().isEmpty() ? null : refused.stack(),
                null);
    }

    static JobProblem diedInWarmup(EngineDeath death) {
        return death.cause() == EngineDeath.Cause.ENGINE_ABORT
                ? abort(
                        "warm-up-fatal",
                        "V8 ended the process while it ran the warm-up, or wrote the snapshot after it",
                        "The bundle alone gave a snapshot. V8 said: " + death.engineMessage(),
                        "Warm up with calls that leave no FinalizationRegistry, asm.js or WebAssembly functions behind.",
                        death.engineMessage())
                : LimitProblems.of(death);
    }

    static JobProblem refusedInWarmup(Refused refused) {
        return new JobProblem(
                refused.reason() == Refused.Reason.SYNTAX ? "warm-up-syntax-error" : "warm-up-threw",
                refused.reason() == Refused.Reason.SYNTAX ? "The warm-up does not parse" : "The warm-up threw",
                refused.message(),
                "The warm-up runs in a runtime that was started from the bundle's snapshot. Call what the first request calls, and"
                        + " catch what may be thrown.",
                location(refused),
                refused.stack().isEmpty() ? null : refused.stack(),
                null);
    }

    static JobProblem runtimeState(List<Use> uses) {
        Use first = uses.get(0);
        return new JobProblem(
                "runtime-state",
                "The bundle depends on the state of the machine while it loads",
                "policy.runtimeState is reject, and the bundle uses "
                        + uses.stream().map(Use::what).distinct().collect(Collectors.joining(", "))
                        + " while it loads, in "
                        + uses.size() + " places. Each is a finding of this job.",
                "Use them when they are needed, not while the bundle loads; or build with policy.runtimeState fix.",
                RuntimeStateFindings.location(first),
                null,
                null);
    }

    static JobProblem tooSlow(double wanted, SnapshotMetrics metrics) {
        return new JobProblem(
                "too-slow",
                "The snapshot is not as fast as the policy wants",
                "A plain start takes %s ms, one from the snapshot %s ms: a speed-up of %s; policy.minSpeedup is %s."
                        .formatted(metrics.plainMillis(), metrics.restoredMillis(), metrics.speedup(), wanted),
                "Leave out what the first requests do not need, or lower policy.minSpeedup. From a code cache a start takes "
                        + metrics.codeCacheMillis() + " ms.",
                null,
                null,
                null);
    }

    static JobProblem missingGlobals(List<String> missing) {
        return new JobProblem(
                "requires-missing",
                "A required global is not there after loading",
                "Not found in the restored runtime: " + String.join(", ", missing) + ".",
                "Check the names in requires, and that the bundle assigns them to globalThis.",
                null,
                null,
                null);
    }

    static JobProblem checkDiffers(String expression, String plain, String restored) {
        return new JobProblem(
                "check-differs",
                "A restored runtime answers a check differently",
                "%s is %s in a fresh runtime and %s in a restored one.".formatted(expression, plain, restored),
                "The bundle keeps something that a snapshot changes: a time, a random value, or the absence of a built-in.",
                null,
                null,
                null);
    }

    static JobProblem checkUnexpected(String expression, String expected, String found) {
        return new JobProblem(
                "check-unexpected",
                "A check has another value than expected",
                "%s should be %s and is %s.".formatted(expression, expected, found),
                "Correct the bundle or the check.",
                null,
                null,
                null);
    }

    static JobProblem unknownBlobForm() {
        return new JobProblem(
                "unknown-blob-form",
                "The snapshot does not have the form that is known for this engine",
                "It could not be brought into the form in which the same bundle gives the same bytes.",
                "This is a defect of Snapforge or a new engine version: please report it with the engine's id.",
                null,
                null,
                null);
    }

    static JobProblem notRehashable() {
        return new JobProblem(
                "not-rehashable",
                "The snapshot would carry its hash seed to every runtime",
                "V8 marked the heap as not rehashable, so all runtimes would share the fixed seed of the build.",
                "Report the bundle: no known bundle does this.",
                null,
                null,
                null);
    }

    static JobProblem tooLarge(long size, long limit) {
        return new JobProblem(
                "snapshot-too-large",
                "The snapshot is larger than allowed",
                "It has %,d bytes; %,d are allowed.".formatted(size, limit),
                "Leave out what the first requests do not need, or have the operator raise snapforge.engine.limits.snapshot.",
                null,
                null,
                null);
    }

    static JobProblem revoked(SnapshotRevokedException revoked) {
        return new JobProblem(
                revoked.code(),
                "The build gives a snapshot that was revoked",
                String.valueOf(revoked.getMessage()),
                "Change what the reason names; the same bundle, spec and engine always give the same snapshot.",
                null,
                null,
                null);
    }

    static JobProblem versionExists(VersionExistsException taken) {
        return new JobProblem(
                taken.code(),
                "The version was released with other content meanwhile",
                String.valueOf(taken.getMessage()),
                taken.hint(),
                null,
                null,
                null);
    }

    static JobProblem givenUp(int attempts, String reason) {
        return new JobProblem(
                "machine-fault",
                "The job could not be run to its end",
                "It was started %d times; the last attempt ended with: %s".formatted(attempts, reason.strip()),
                "This is not the bundle's fault. Try again; if it stays, the operator should look at the builder's log.",
                null,
                null,
                null);
    }

    static JobProblem abort(String code, String title, String detail, @Nullable String hint, String engineMessage) {
        return new JobProblem(code, title, detail, hint, null, null, engineMessage.isEmpty() ? null : engineMessage);
    }

    private static @Nullable SourceLocation location(Refused refused) {
        return refused.file().isEmpty() || refused.line() < 1
                ? null
                : new SourceLocation(refused.file(), refused.line(), Math.max(1, refused.column()));
    }
}

package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.ReportText;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Why no snapshot could be made of the bundle. */
public final class CreationProblems {

    private CreationProblems() {}

    /**
     * What the engine refused.
     *
     * @param prelude of the spec
     * @param deferred paths of built-ins that the engine installs only when a snapshot is loaded
     * @param difference asked for a bundle that threw: what is to blame, as a sentence, if it throws only where its snapshot is made
     */
    public static JobProblem refused(
            RefusalResponse refused, String prelude, List<String> deferred, Supplier<Optional<String>> difference) {
        return alone(refused, prelude, deferred, difference)
                .withOthers(refused.others().stream()
                        .map(other -> alone(other, prelude, deferred, Optional::empty))
                        .toList());
    }

    /** The problem, with a place where the engine knows none and the sources show one. */
    public static JobProblem placed(JobProblem problem, RefusalResponse refused, List<Script> scripts) {
        return switch (refused.reason()) {
            case LOCKED_BUILT_IN ->
                BuiltInProblems.located(problem, List.of(refused.message().split("[, ]+", -1)), scripts);
            case STILL_ACTIVE -> NodeProblems.stillActive(problem, refused, scripts);
            default -> problem;
        };
    }

    private static JobProblem alone(
            RefusalResponse refused, String prelude, List<String> deferred, Supplier<Optional<String>> difference) {
        return switch (refused.reason()) {
            case SYNTAX ->
                new JobProblem(
                        "syntax-error",
                        "A file does not parse",
                        refused.message(),
                        "Correct the file. import and export work in files named .mjs and in TypeScript; a .js file is a classic script.",
                        JobProblems.location(refused),
                        null,
                        null);
            case NOT_ERASABLE ->
                JobProblems.thrown(
                        "typescript-not-erasable",
                        "TypeScript that means more than a type",
                        refused,
                        "Types are taken out and nothing is written in their place: the compiler's option erasableSyntaxOnly finds what"
                                + " this refuses. Change it, or send what your compiler or bundler makes of it.");
            case JSX ->
                JobProblems.thrown(
                        "typescript-jsx",
                        "A file has JSX",
                        refused,
                        "Bundle it, for instance with esbuild --bundle --format=iife --jsx=automatic. A .tsx file without JSX is taken.");
            case THREW ->
                NodeProblems.addOn(refused)
                        .or(() -> MissingGlobals.of(refused, prelude, deferred))
                        .or(() -> difference.get().map(cause -> onlyWhileCreating(refused, cause)))
                        .orElseGet(() -> JobProblems.thrown(
                                "script-threw",
                                "A file threw while it ran",
                                refused,
                                "A snapshot is taken after all files ran to their end. If the file expects something that a bare isolate"
                                        + " does not have (a DOM, Node's modules), define it in a file before it, or choose a prelude"
                                        + " (docs/preludes.md)."));
            case MODULE_NOT_FOUND -> NodeProblems.addOn(refused).orElseGet(() -> ModuleProblems.notFound(refused));
            case BARE_IMPORT -> NodeProblems.addOn(refused).orElseGet(() -> ModuleProblems.bareImport(refused));
            case IMPORT_OF_SCRIPT -> ModuleProblems.importOfScript(refused);
            case MISSING_EXPORT -> ModuleProblems.missingExport(refused);
            case DYNAMIC_IMPORT -> ModuleProblems.dynamicImport(refused);
            case TOP_LEVEL_AWAIT -> ModuleProblems.topLevelAwait(refused);
            case DEFER_UNSAFE -> DeferralProblems.unsafe(refused);
            case LOCKED_BUILT_IN ->
                JobProblem.of(
                        "built-in-locked",
                        "The bundle defines a built-in in a way that cannot be undone",
                        refused.message()
                                + ": this engine installs it when it loads a snapshot, and ends the process where"
                                + " something is in the way. The bundle's own definition cannot be removed.",
                        "Do not declare it with var, function or a non-configurable property at top level.");
            case RESTORE_THREW -> RestoreProblems.callbackThrew(refused);
            case GLOBAL_NOT_EXTENSIBLE -> globalNotExtensible();
            case EXITED, STILL_ACTIVE, MODULES_UNSUPPORTED -> NodeProblems.of(refused);
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

    /** The bundle made the global object one that takes no more properties, and did not freeze it. */
    public static JobProblem globalNotExtensible() {
        return JobProblem.of(
                "global-not-extensible",
                "The bundle closed the global object",
                "V8 cannot restore a global object that is not extensible: a runtime that is started from such a snapshot ends, at once"
                        + " on Node, elsewhere when anything lists the properties of globalThis. The snapshot is not published.",
                "Call Object.preventExtensions or Object.seal, on Node Object.freeze as well, in a function that the runtime calls once the snapshot is loaded.");
    }

    private static JobProblem onlyWhileCreating(RefusalResponse refused, String cause) {
        return new JobProblem(
                "script-threw",
                "A file threw while it ran, and only because a snapshot is made",
                ReportText.sentence(refused.message()) + " " + cause,
                "Do this in a function that the runtime calls once the snapshot is loaded, or have the bundle take the other way"
                        + " where it is missing.",
                JobProblems.location(refused),
                JobProblems.stack(refused),
                null);
    }

    /**
     * Why the process ended while it made the snapshot.
     *
     * @param intl whether the engine has Intl
     */
    public static JobProblem died(EngineTermination death, boolean intl) {
        if (death.cause() != EngineTermination.Cause.ENGINE_ABORT) {
            return LimitProblems.of(death);
        }
        String message = death.engineMessage();
        return EngineMessages.explainCreate(message, intl);
    }
}

package dev.snapforge.worker;

import dev.snapforge.build.JobProblem;
import dev.snapforge.engine.EngineDeath;
import dev.snapforge.engine.protocol.Refused;

/** Why no snapshot could be made of the bundle. */
final class CreationProblems {

    private CreationProblems() {}

    static JobProblem refused(Refused refused) {
        return switch (refused.reason()) {
            case SYNTAX ->
                new JobProblem(
                        "syntax-error",
                        "A file does not parse",
                        refused.message(),
                        "Correct the file. import and export work in files named .mjs; a .js file is a classic script.",
                        Problems.location(refused),
                        null,
                        null);
            case THREW ->
                Problems.thrown(
                        "script-threw",
                        "A file threw while it ran",
                        refused,
                        "A snapshot is taken after all files ran to their end. If the file expects something that a bare isolate"
                                + " does not have (a DOM, timers, Node's modules), define it in a file before it.");
            case MODULE_NOT_FOUND -> ModuleProblems.notFound(refused);
            case BARE_IMPORT -> ModuleProblems.bareImport(refused);
            case IMPORT_OF_SCRIPT -> ModuleProblems.importOfScript(refused);
            case MISSING_EXPORT -> ModuleProblems.missingExport(refused);
            case DYNAMIC_IMPORT -> ModuleProblems.dynamicImport(refused);
            case TOP_LEVEL_AWAIT -> ModuleProblems.topLevelAwait(refused);
            case LOCKED_BUILT_IN ->
                JobProblem.of(
                        "built-in-locked",
                        "The bundle defines a built-in in a way that cannot be undone",
                        refused.message()
                                + ": this engine installs it when it loads a snapshot, and ends the process where"
                                + " something is in the way. The bundle's own definition cannot be removed.",
                        "Do not declare it with var, function or a non-configurable property at top level.");
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

    /** @param intl whether the engine has Intl */
    static JobProblem died(EngineDeath death, boolean intl) {
        if (death.cause() != EngineDeath.Cause.ENGINE_ABORT) {
            return LimitProblems.of(death);
        }
        String message = death.engineMessage();
        return EngineMessages.explainCreate(message, intl);
    }
}

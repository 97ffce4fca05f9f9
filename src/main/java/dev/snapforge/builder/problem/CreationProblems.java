package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.EngineTermination;
import dev.snapforge.engine.protocol.RefusalResponse;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Why no snapshot could be made of the bundle. */
public final class CreationProblems {

    private static final String THREW = "A file threw while it ran";

    /** What V8 and Node say of a native object that is reached. */
    private static final Set<String> HANDLE_CODES =
            Set.of("intl-object", "v8-fatal", "external-reference", "live-handles");

    private static final Pattern NATIVE_MODULES = Pattern.compile(
            "require\\(['\"](?:node:)?(https?|http2|tls|net|dgram|dns|zlib|inspector|worker_threads)['\"]\\)");

    private CreationProblems() {}

    /**
     * What the engine refused.
     *
     * @param prelude of the spec
     * @param deferred paths of built-ins that the engine installs only when a snapshot is loaded
     */
    public static JobProblem refused(RefusalResponse refused, String prelude, List<String> deferred) {
        return switch (refused.reason()) {
            case SYNTAX ->
                new JobProblem(
                        "syntax-error",
                        "A file does not parse",
                        refused.message(),
                        "Correct the file. import and export work in files named .mjs; a .js file is a classic script.",
                        JobProblems.location(refused),
                        null,
                        null);
            case THREW ->
                MissingGlobals.of(refused, prelude, deferred)
                        .orElseGet(() -> JobProblems.thrown(
                                "script-threw",
                                THREW,
                                refused,
                                "A snapshot is taken after all files ran to their end. If the file expects something that a bare isolate"
                                        + " does not have (a DOM, Node's modules), define it in a file before it, or choose a prelude"
                                        + " (docs/preludes.md)."));
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

    /**
     * The same problem, told by what the statement requires, where that is a module of Node's that keeps native objects.
     *
     * @param located with the statement that is to blame
     */
    public static JobProblem ofNodeModule(JobProblem located) {
        Matcher required = NATIVE_MODULES.matcher(located.detail());
        if (!HANDLE_CODES.contains(located.code()) || !required.find()) {
            return located;
        }
        String name = required.group(1);
        return new JobProblem(
                "native-object",
                "Node's module " + name + " keeps native objects, which cannot be in a snapshot",
                located.detail(),
                "Require it when it is first needed, not while the bundle loads: http, https, http2, tls and net make objects of native"
                        + " code (HTTPParser, SecureContext) as soon as they are loaded.",
                located.location(),
                located.stack(),
                located.engineMessage());
    }

    /** The bundle made the global object one that takes no more properties, and did not freeze it. */
    public static JobProblem globalNotExtensible() {
        return JobProblem.of(
                "global-not-extensible",
                "The bundle closed the global object",
                "V8 cannot restore a global object that is not extensible: a runtime that was started from such a snapshot ends when"
                        + " anything lists the properties of globalThis. The snapshot was made, and is not published.",
                "Call Object.preventExtensions or Object.seal in a function that the runtime calls once the snapshot is loaded.");
    }

    /** Whether it is not known yet why the bundle threw. */
    public static boolean isUnexplained(JobProblem problem) {
        return problem.title().equals(THREW);
    }

    /**
     * The same problem, of a bundle that throws only where its snapshot is made.
     *
     * @param cause the difference that is to blame, as a sentence
     */
    public static JobProblem onlyWhileCreating(JobProblem problem, String cause) {
        return new JobProblem(
                problem.code(),
                THREW + ", and only because a snapshot is made",
                problem.detail() + (problem.detail().endsWith(".") ? " " : ". ") + cause,
                "Do this in a function that the runtime calls once the snapshot is loaded, or have the bundle take the other way"
                        + " where it is missing.",
                problem.location(),
                problem.stack(),
                problem.engineMessage());
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

package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.protocol.RefusalResponse;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can go wrong on Node engines only, in plain words. */
final class NodeProblems {

    /** What V8 and Node say of a native object that is reached. */
    private static final Set<String> HANDLE_CODES =
            Set.of("intl-object", "native-object", "v8-fatal", "external-reference", "live-handles");

    private static final Pattern NATIVE_MODULES = Pattern.compile(
            "require\\(['\"](?:node:)?(https?|http2|tls|net|dgram|dns|zlib|inspector|worker_threads)['\"]\\)");

    private static final Pattern USING = Pattern.compile("\\busing\\s+[\\w$]+\\s*=|\\b(?:Async)?DisposableStack\\b");

    private NodeProblems() {}

    static JobProblem of(RefusalResponse refused) {
        return switch (refused.reason()) {
            case EXITED ->
                JobProblem.of(
                        "process-exited",
                        "The bundle ended the process",
                        refused.message() + " A snapshot is taken of a process that lives.",
                        "Do not call process.exit(), process.abort() or process.kill() while the bundle loads.");
            case STILL_ACTIVE ->
                JobProblem.of(
                        "still-active",
                        "Something that the bundle started never ends",
                        refused.message()
                                + ". Node takes the snapshot when nothing is active any more; timers, servers, watchers and"
                                + " streams cannot be in a snapshot.",
                        "Start them in the main function or a deserialize callback, or end them in a serialize callback.");
            default ->
                JobProblem.of(
                        "modules-unsupported",
                        "This engine takes no ES modules",
                        refused.message() + " Node's snapshot builder runs scripts only.",
                        "Bundle the modules to one script (esbuild --bundle --format=iife --platform=node).");
        };
    }

    /**
     * A problem whose cause is known, told by what the statement requires, where that is a module of Node's that keeps native objects;
     * or, where V8 ended without a word, by a {@code using} declaration in it.
     *
     * @param statement the source of the statement that is to blame
     */
    static JobProblem ofStatement(JobProblem problem, String statement) {
        if (problem.code().equals("v8-fatal")
                && problem.engineMessage() == null
                && USING.matcher(statement).find()) {
            return EngineMessages.usingAtLoad();
        }
        Matcher required = NATIVE_MODULES.matcher(statement);
        if (!HANDLE_CODES.contains(problem.code()) || !required.find()) {
            return problem;
        }
        return new JobProblem(
                "native-object",
                "Node's module " + required.group(1) + " keeps native objects, which cannot be in a snapshot",
                problem.detail(),
                "Require it when it is first needed, not while the bundle loads: http, https, http2, tls and net make objects of native"
                        + " code (HTTPParser, SecureContext) as soon as they are loaded.",
                problem.location(),
                problem.stack(),
                problem.engineMessage());
    }
}

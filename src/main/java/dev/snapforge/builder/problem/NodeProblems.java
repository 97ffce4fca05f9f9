package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What can go wrong only on engines in Node, in plain words. */
final class NodeProblems {

    /** What V8 and Node say of a native object that is reached. */
    private static final Set<String> HANDLE_CODES =
            Set.of("intl-object", "native-object", "v8-fatal", "external-reference", "live-handles");

    /** What makes native objects, by the source of a statement; the first that fits is told. */
    private static final List<NativeSource> NATIVE_SOURCES = List.of(
            new NativeSource(
                    "(?:require\\(|\\bfrom|\\bimport)\\s*['\"](?:node:)?(https?|http2|tls|net|dns|zlib|inspector|worker_threads)['\"]",
                    "Node's module %s",
                    "Require it when it is first needed, not while the bundle loads: http, https, http2, tls and net make objects of native"
                            + " code (HTTPParser, SecureContext) as soon as they are loaded."),
            new NativeSource(
                    "\\b(?:createContext|runInNewContext)\\(",
                    "A context of vm",
                    "V8 writes one context, that of the process. Create others in a callback of onRestore; a vm.Script may be made at load."),
            new NativeSource(
                    "\\bsubtle\\.\\w+\\(",
                    "A key of Web Crypto",
                    "Import or generate it in a callback of onRestore; keys of node:crypto (createSecretKey, createPrivateKey) are deferred."),
            new NativeSource(
                    "\\bnew\\s+(?:MessageChannel|BroadcastChannel)\\b",
                    "A channel of messages",
                    "Open it in a callback of onRestore: its ports belong to the event loop of one process."),
            new NativeSource(
                    "\\bnew\\s+(?:Request|Response|Headers|FormData|WebSocket|EventSource)\\b|\\bfetch\\(",
                    "What Node's fetch needs (Request, Response, Headers, FormData)",
                    "Make it when it is first needed: Node loads its client for HTTP, with a parser in WebAssembly, at the first use of any of"
                            + " these names."),
            new NativeSource(
                    "\\bcreateSocket\\b|['\"](?:node:)?dgram['\"]",
                    "A socket of dgram",
                    "Create it in a callback of onRestore or when it is first needed; requiring dgram alone does no harm."),
            new NativeSource(
                    "\\bDatabaseSync\\b|['\"]node:sqlite['\"]",
                    "Node's module sqlite",
                    "Require it when it is first needed, with process.getBuiltinModule or require: its classes are native from the start."));

    /** Who keeps a process alive, by the name that Node has for what is active. */
    private static final Map<String, List<String>> STARTERS = Map.of(
            "MessagePort", List.of("BroadcastChannel", "MessageChannel", "Worker"),
            "Timeout", List.of("setInterval", "setTimeout"),
            "TCPServerWrap", List.of("listen"),
            "FSEventWrap", List.of("watch"),
            "UDPWRAP", List.of("bind"));

    /** @param what it makes, as the subject of a sentence; with %s for what the pattern's group has, if it has one */
    private record NativeSource(Pattern pattern, String what, String hint) {

        NativeSource(String pattern, String what, String hint) {
            this(Pattern.compile(pattern), what, hint);
        }
    }

    private static final Pattern USING = Pattern.compile("\\busing\\s+[\\w$]+\\s*=|\\b(?:Async)?DisposableStack\\b");

    /** What is said of a library that is required, imported, or loaded with process.dlopen: there is none, or its folder executes nothing. */
    private static final Pattern ADD_ON = Pattern.compile(
            "^Error: Cannot find module '[^']*\\.node'| imports '[^']*\\.node'|^Error: \\S+: (?:cannot open shared object file|failed to map segment)");

    private NodeProblems() {}

    static JobProblem of(RefusalResponse refused) {
        return switch (refused.reason()) {
            case EXITED ->
                JobProblem.of(
                        "process-exited",
                        "The bundle ended the process",
                        refused.message() + " A snapshot is taken of a process that lives.",
                        "Do not call process.exit(), process.abort() or process.kill() while the bundle loads.");
            case MODULES_UNSUPPORTED ->
                JobProblem.of(
                        "modules-unsupported",
                        "This engine takes no ES modules",
                        refused.message(),
                        "Bundle the modules to one script (esbuild --bundle --format=iife).");
            default ->
                JobProblem.of(
                        "still-active",
                        "Something that the bundle started never ends",
                        refused.message()
                                + ". Node takes the snapshot when nothing is active any more; timers, servers, watchers and"
                                + " streams cannot be in a snapshot.",
                        "Start them in the main function or a deserialize callback, or end them in a serialize callback.");
        };
    }

    /** What came of loading a native add-on, if that is what was refused. */
    static Optional<JobProblem> addOn(RefusalResponse refused) {
        return ADD_ON.matcher(refused.message()).find()
                ? Optional.of(JobProblems.thrown(
                        "native-add-on",
                        "The bundle loads a native add-on",
                        refused,
                        "A snapshot holds JavaScript, and nothing of a library that belongs to one process; no library is loaded while a"
                                + " bundle is built. Load the add-on in a callback of onRestore, or when it is first needed, from where it is"
                                + " installed: createRequire of node:module, with an absolute path."))
                : Optional.empty();
    }

    /** The problem of a process that never ends, with the place where what is active may have been started. */
    static JobProblem stillActive(JobProblem problem, RefusalResponse refused, List<Script> scripts) {
        List<String> names = STARTERS.entrySet().stream()
                .filter(it -> refused.message().contains(it.getKey()))
                .flatMap(it -> it.getValue().stream())
                .toList();
        return BuiltInProblems.located(problem, names, scripts);
    }

    /**
     * A problem whose cause is known, told by what the statement makes, where that keeps native objects; or, where V8 ended without a
     * word, by a {@code using} declaration in it.
     *
     * @param statement the source of the statement that is to blame
     */
    static JobProblem ofStatement(JobProblem problem, String statement) {
        if (problem.code().equals("v8-fatal")
                && problem.engineMessage() == null
                && USING.matcher(statement).find()) {
            return EngineMessages.usingAtLoad();
        }
        if (!HANDLE_CODES.contains(problem.code())) {
            return problem;
        }
        for (NativeSource made : NATIVE_SOURCES) {
            Matcher matcher = made.pattern().matcher(statement);
            if (matcher.find()) {
                String what = matcher.groupCount() > 0 ? made.what().formatted(matcher.group(1)) : made.what();
                return new JobProblem(
                        "native-object",
                        what + " keeps native objects, which cannot be in a snapshot",
                        problem.detail(),
                        made.hint(),
                        problem.location(),
                        problem.stack(),
                        problem.engineMessage());
            }
        }
        return problem;
    }
}

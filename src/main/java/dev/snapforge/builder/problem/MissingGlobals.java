package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.protocol.RefusalResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do about a name that a bundle uses while it loads and that is not there, told from V8's own message. */
final class MissingGlobals {

    /** V8's kNotDefined, src/common/message-template.h. */
    private static final Pattern NOT_DEFINED =
            Pattern.compile("^ReferenceError: ([\\p{L}_$][\\p{L}\\p{N}_$]*) is not defined");

    /** What only the prelude {@code node} has. */
    static final Set<String> OF_NODE = Set.of("Buffer", "process", "global", "setImmediate", "clearImmediate");

    /** What both preludes have; {@code web} is the smaller one. */
    static final Set<String> OF_WEB = Set.of(
            "AbortController",
            "AbortSignal",
            "Blob",
            "CustomEvent",
            "DOMException",
            "Event",
            "EventTarget",
            "File",
            "FormData",
            "Headers",
            "MessageChannel",
            "ReadableStream",
            "Request",
            "Response",
            "TextDecoder",
            "TextEncoder",
            "TransformStream",
            "URL",
            "URLSearchParams",
            "WritableStream",
            "atob",
            "btoa",
            "clearInterval",
            "clearTimeout",
            "console",
            "crypto",
            "fetch",
            "performance",
            "queueMicrotask",
            "self",
            "setInterval",
            "setTimeout",
            "structuredClone");

    /** What a bundler is there for. */
    private static final Set<String> OF_BUNDLERS = Set.of("require", "module", "exports", "define");

    private MissingGlobals() {}

    /**
     * The problem, if a name was missing of which something is known.
     *
     * @param prelude of the spec
     * @param deferred paths of built-ins that the engine installs only when a snapshot is loaded
     */
    static Optional<JobProblem> of(RefusalResponse refused, String prelude, List<String> deferred) {
        Matcher matcher = NOT_DEFINED.matcher(refused.message());
        if (!matcher.find()) {
            return Optional.empty();
        }
        String name = matcher.group(1);
        if (deferred.contains(name)) {
            return Optional.of(JobProblems.thrown(
                    "script-threw",
                    "The bundle uses " + name
                            + " while it loads, and this engine has it only after a snapshot was loaded",
                    refused,
                    "Use " + name
                            + " in a function that the runtime calls. Defining it before does not help: V8 puts its own in"
                            + " the place."));
        }
        return hint(name, prelude)
                .map(hint -> JobProblems.thrown(
                        "script-threw", "The bundle needs " + name + ", which is not there", refused, hint));
    }

    private static Optional<String> hint(String name, String prelude) {
        if (OF_BUNDLERS.contains(name)) {
            return Optional.of("Bundle the files to one script without module calls, for example with esbuild --bundle"
                    + " --format=iife.");
        }
        if (prelude.equals("none") && OF_WEB.contains(name)) {
            return Optional.of("Set \"prelude\": \"web\" in the spec, which has " + name + " (docs/preludes.md).");
        }
        if (!prelude.equals("node") && OF_NODE.contains(name)) {
            return Optional.of("Set \"prelude\": \"node\" in the spec, which has " + name + " (docs/preludes.md).");
        }
        return Optional.empty();
    }
}

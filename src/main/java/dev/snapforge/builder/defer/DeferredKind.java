package dev.snapforge.builder.defer;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.protocol.Script;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A kind of thing that V8 cannot write, and that can be made in another way or on first use. */
enum DeferredKind {
    /** Node's modules that make native objects as soon as they are loaded. */
    NODE_MODULES(
            "modules of Node's",
            "node-modules.js",
            "",
            "native-object|live-handles|external-reference",
            "['\"](?:node:)?(?:https?|http2|tls)['\"]"),
    /** Objects of Intl, whose data are in ICU's memory. */
    INTL("objects of Intl", "intl.js", "", "intl-object|native-object|live-handles", "\\bIntl\\b"),
    /** Objects of Node's whose data are outside of V8's heap: hashes, keys, streams of zlib, blobs. */
    NODE_HANDLES(
            "native objects of Node's",
            "node-handles.js",
            "",
            "native-object|live-handles|external-reference",
            "['\"](?:node:)?(?:crypto|zlib|dns|perf_hooks|net|vm|util|buffer|url)['\"/]"
                    + "|\\b(?:TextDecoder|Blob|File|URLPattern|CompressionStream|DecompressionStream|SIG[A-Z0-9]+)\\b"),
    /** Targets of a FinalizationRegistry that are dead before the snapshot is taken. */
    FINALIZATION(
            "the targets of a FinalizationRegistry",
            "finalization.js",
            "",
            "finalization-registry",
            "\\bFinalizationRegistry\\b"),
    /** Frames of errors whose stack nobody has read: as text they can be written. */
    ERROR_STACKS("the frames of errors", "error-stacks.js", "", "error-kept", "Error\\b"),
    /** Functions of asm.js modules: without their directive they are ordinary ones. */
    ASM("functions of asm.js modules", "", "ASM", "not-in-snapshots", "['\"]use asm['\"]"),
    /** What V8 keeps for using declarations. */
    USING(
            "using declarations and DisposableStack",
            "disposable.js",
            "USING",
            "using-at-load",
            "\\busing\\s+[\\w$]|DisposableStack|SuppressedError"),
    /** Shared memory, whose class comes only at load. */
    SHARED_MEMORY("shared memory", "shared-memory.js", "", "check-differs|check-unexpected", "\\bSharedArrayBuffer\\b"),
    /** Modules and instances of WebAssembly, which comes only at load. */
    WEB_ASSEMBLY(
            "modules and instances of WebAssembly",
            "web-assembly.js",
            "WEB_ASSEMBLY",
            "check-differs|check-unexpected",
            "\\bWebAssembly\\b");

    /** Where a bundle asks for a built-in that comes only at load, in V8's words. */
    private static final Map<DeferredKind, Pattern> ABSENT = Map.of(
            USING, Pattern.compile("ReferenceError: ((Async)?DisposableStack|SuppressedError) is not defined"),
            SHARED_MEMORY, Pattern.compile("A SharedArrayBuffer cannot be used"),
            WEB_ASSEMBLY,
                    Pattern.compile(
                            "WebAssembly is not defined|Cannot read properties of undefined|does in one without [^.]*WebAssembly"));

    /** What is said where V8 ends without a word; then the source says what may be to blame. */
    private static final String WITHOUT_WORDS = "v8-fatal";

    private final String words;
    private final String standIn;
    private final String feature;
    private final Pattern codes;
    private final Pattern mention;

    DeferredKind(String words, String standIn, String feature, String codes, String mention) {
        this.words = words;
        this.standIn = standIn;
        this.feature = feature;
        this.codes = Pattern.compile(codes);
        this.mention = Pattern.compile(mention);
    }

    /** What it is, for a sentence. */
    String words() {
        return words;
    }

    /** The stand-ins for it, as a file beside this class; empty if there are none. */
    String standIn() {
        return standIn;
    }

    /** The kind of syntax that is written otherwise; empty if none is. */
    String feature() {
        return feature;
    }

    /** The first kind that may be to blame for a problem with these scripts, and was not deferred yet. */
    static Optional<DeferredKind> toBlameFor(JobProblem problem, List<Script> scripts, Set<DeferredKind> deferred) {
        return Arrays.stream(values())
                .filter(kind -> !deferred.contains(kind))
                .filter(kind -> kind.codes.matcher(problem.code()).matches()
                        || problem.code().equals(WITHOUT_WORDS)
                        || kind.isMissedBy(problem))
                .filter(kind -> kind.isIn(scripts))
                .findFirst();
    }

    private boolean isMissedBy(JobProblem problem) {
        Pattern words = ABSENT.get(this);
        return words != null && words.matcher(problem.detail()).find();
    }

    private boolean isIn(List<Script> scripts) {
        return scripts.stream()
                .anyMatch(script -> mention.matcher(script.source()).find());
    }
}

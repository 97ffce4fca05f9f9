package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The catalogue of V8's last words: what each means, and what to change. The words are from V8's sources (the file stands beside
 * each). Those marked "seen" were seen with the engines of this repository; the others are known from public threads and from V8's
 * sources only. {@code docs/problems.md} has a section for
 * each code.
 */
final class EngineMessages {

    private static final Pattern NATIVE = Pattern.compile("\\[api object\\]");

    /** Seen with 14.7. src/snapshot/serializer.cc: no case for JSDisposableStack. Node's builds of V8 end without a word instead. */
    private static final Entry USING = new Entry(
            "unreachable code",
            "using-at-load",
            "`using` that ran while the bundle loaded cannot be written",
            "V8 keeps an object of its own for each using declaration that has run, and for each DisposableStack, and does not"
                    + " write these into snapshots.",
            "Run what has using declarations, or makes a DisposableStack, once the snapshot is loaded; or release what it holds"
                    + " with try and finally.");

    private static final List<Entry> WHILE_CREATING = List.of(
            // Seen with Node 24. src/snapshot/snapshot.cc, as for INTL_OBJECT; V8 prints what it is that is held.
            new Entry(
                    NATIVE.pattern(),
                    "native-object",
                    "The heap holds an object of native code",
                    "Sockets, streams of zlib, keys, parsers and their kin live partly outside of the heap, and V8 does not write them.",
                    "Make it, or require the module that makes it, when it is first needed, not while the bundle loads."),
            // Seen. src/snapshot/snapshot.cc: CHECK(dirty_js_finalization_registries_list().IsUndefined())
            new Entry(
                    "dirty_js_finalization_registries_list",
                    "finalization-registry",
                    "A FinalizationRegistry holds a target that is already dead",
                    "V8 cannot write a heap in which a FinalizationRegistry waits to call back.",
                    "Register targets at run time, not while the bundle loads."),
            // Seen. src/snapshot/snapshot.cc, Snapshot::ClearReconstructableDataForSerialization and what calls it
            new Entry(
                    "not supported in snapshots",
                    "not-in-snapshots",
                    "The heap holds a function that cannot be in a snapshot",
                    "Functions of asm.js modules, and functions that WebAssembly exports, are compiled code that V8 does not write"
                            + " into snapshots.",
                    "Make them at run time: call the module's function when it is first needed. Without 'use asm' an asm.js"
                            + " function is an ordinary one."),
            // Seen with Node 22 (V8 12.4), not with V8 13.0 and later: the frames of a stack that nobody has read.
            new Entry(
                    "std::length_error",
                    "error-kept",
                    "The bundle keeps an error whose stack has not been read",
                    "V8 before 13, which Node 22 has, cannot write an Error whose stack was never formatted; those of constructors are deferred,"
                            + " those that V8 itself has thrown are not.",
                    "Read its stack where it is made (void error.stack), make it when it is first needed, or build for Node 24 or"
                            + " later."),
            USING,
            // src/snapshot/serializer.cc, ExternalReferenceEncoder::Encode
            new Entry(
                    "[Ee]xternal reference",
                    "external-reference",
                    "The heap refers to native code",
                    "A native function or external object is reachable from the bundle's globals.",
                    "Bind native functions after the snapshot was loaded: see slots in docs/preludes.md."),
            // src/api/api.cc, SnapshotCreator::CreateBlob
            new Entry(
                    "[Hh]andles|handle_scope|global handle",
                    "live-handles",
                    "Something outside of the heap still holds objects of it",
                    "V8 writes a heap only when nothing but itself refers to it.",
                    "Report the bundle: the engine process releases all it holds before it takes a snapshot."));

    private static final List<Entry> WHILE_LOADING = List.of(
            // Seen. src/objects/descriptor-array.cc: something is where V8 installs its own
            new Entry(
                    "LinearSearch|NotFound|IsUndefined|IsTheHole",
                    "snapshot-does-not-load",
                    "The snapshot ends every process that loads it",
                    "The bundle left a property where V8 installs a built-in of its own when it loads a snapshot.",
                    "Do not define built-ins on objects that V8 owns while the bundle loads, or do so only where they are missing"
                            + " at run time."),
            // Seen. src/objects/js-objects.cc, JSObject::AddProperty: something that V8 adds to takes no more
            // properties, or is gone.
            new Entry(
                    "AddDataProperty",
                    "frozen-built-in",
                    "The bundle froze a built-in that the engine adds to",
                    "V8 adds built-ins of its own to objects when it loads a snapshot, and one of them takes no more properties.",
                    "Freeze, seal or harden built-ins in a function that the runtime calls once the snapshot is loaded."),
            // Seen. src/snapshot/deserializer.cc, for errors that carry a captured stack
            new Entry(
                    "current == end_slot_index|end_slot_index",
                    "snapshot-does-not-load",
                    "The snapshot ends every process that loads it",
                    "The bundle keeps an Error that was made with a stack trace limit of its own, and V8 wrote its stack in a form that"
                            + " it cannot read.",
                    "Do not redefine Error.stackTraceLimit while the bundle loads; assigning to it is harmless."),
            // Seen, and what is tried before this is said: UnreadableBuffers.
            new Entry(
                    UnreadableBuffers.WORDS,
                    "snapshot-does-not-load",
                    "The snapshot ends every process that loads it",
                    "What is known to do this: this version of V8 cannot read an ArrayBuffer, or a typed array of more than 64 bytes, that it met at the end"
                            + " of exactly so many references that it put it off while it wrote: 28 below a global, for one. Whether that"
                            + " happens depends on all that the bundle keeps.",
                    "Make the buffers when they are first needed, or keep them where fewer references lead: in an array instead of a list"
                            + " whose members refer to the next. Often a small change of what is kept is enough, for example keeping"
                            + " a module's default export instead of all that it exports."),
            // src/snapshot/snapshot.cc, Snapshot::CheckVersion
            new Entry(
                    "[Vv]ersion mismatch",
                    "version-mismatch",
                    "The snapshot is for another version of V8",
                    "A snapshot loads only in the very version of V8 that made it.",
                    "This is a defect of the engine's folder: its creating and its loading library differ. Tell the operator."));

    private EngineMessages() {}

    /** @param intl whether the engine has Intl */
    static JobProblem explainCreate(String message, boolean intl) {
        if (intl
                && INTL_OBJECT.words.matcher(message).find()
                && !NATIVE.matcher(message).find()) {
            return INTL_OBJECT.problem("V8 ended the process while it made the snapshot.", message);
        }
        return find(WHILE_CREATING, message).problem("V8 ended the process while it made the snapshot.", message);
    }

    /** What a {@code using} declaration is to blame for, where V8 itself said nothing. */
    static JobProblem usingAtLoad() {
        return USING.problem("V8 ended the process while it made the snapshot.", "");
    }

    static JobProblem explainLoad(String message) {
        return find(WHILE_LOADING, message)
                .problem(
                        "V8 made the snapshot, and aborted when a fresh process loaded it. It is not published.",
                        message);
    }

    private static Entry find(List<Entry> entries, String message) {
        return entries.stream()
                .filter(entry -> entry.words.matcher(message).find())
                .findFirst()
                .orElse(entries == WHILE_CREATING ? UNKNOWN_IN_CREATE : UNKNOWN_IN_LOAD);
    }

    /**
     * Seen for each constructor of Intl. ICU's object hangs on a Foreign, which a global handle keeps alive for as long as the
     * JavaScript object lives; V8 says so on standard output, and on standard error only this. Source: src/snapshot/snapshot.cc
     */
    private static final Entry INTL_OBJECT = new Entry(
            "CheckGlobalAndEternalHandles",
            "intl-object",
            "The heap holds an object of Intl, which lives outside of it",
            "Objects of Intl (Segmenter, DateTimeFormat, NumberFormat and their kin) keep their data in ICU's memory, which V8"
                    + " does not write into snapshots.",
            "Make Intl objects when they are first needed, not while the bundle loads. One that is used and dropped again does no"
                    + " harm.");

    private static final Entry UNKNOWN_IN_CREATE = new Entry(
            "",
            "v8-fatal",
            "V8 ended the process while it made the snapshot",
            "The bundle leaves something in the heap that V8 cannot write into a snapshot.",
            "Look for FinalizationRegistry, asm.js, WebAssembly and Intl objects that are made while the bundle loads, and make them"
                    + " at run time. Please report the message: it is not in the catalogue yet.");

    private static final Entry UNKNOWN_IN_LOAD = new Entry(
            "",
            "snapshot-does-not-load",
            "The snapshot ends every process that loads it",
            "The bundle changed something that V8 relies on when it loads a snapshot.",
            "Changed or deleted built-in objects are known to do this. Please report the message: it is not in the catalogue yet.");

    /** What some words of V8 mean. */
    private static final class Entry {

        private final Pattern words;
        private final String code;
        private final String title;
        private final String cause;
        private final String hint;

        private Entry(String words, String code, String title, String cause, String hint) {
            this.words = Pattern.compile(words);
            this.code = code;
            this.title = title;
            this.cause = cause;
            this.hint = hint;
        }

        private JobProblem problem(String what, String message) {
            String said = message.isBlank() ? "V8 said nothing." : "V8 said: " + message;
            return JobProblems.abort(code, title, what + " " + cause + " " + said, hint, message);
        }
    }
}

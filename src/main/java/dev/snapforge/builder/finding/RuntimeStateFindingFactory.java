package dev.snapforge.builder.finding;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.ReportText;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.builds.spec.RuntimeStateHandling;
import dev.snapforge.engine.protocol.RuntimeStateAccess;
import org.jspecify.annotations.Nullable;

/** Says what one use of runtime state means for the snapshot. */
public final class RuntimeStateFindingFactory {

    private final RuntimeStateHandling policy;
    private final String intlHint;

    RuntimeStateFindingFactory(RuntimeStateHandling policy, String intlHint) {
        this.policy = policy;
        this.intlHint = intlHint;
    }

    /** @param kept whether the snapshot has a number that this use was told */
    Finding finding(RuntimeStateAccess use, boolean kept) {
        return switch (use.kind()) {
            case TIME -> kept ? frozen(use, "frozen-time", "time") : read(use, "time-read", "time");
            case RANDOM ->
                kept ? frozen(use, "frozen-random", "random number") : read(use, "random-read", "random number");
            case TIMER ->
                of(
                        use,
                        "timer-at-load",
                        Severity.WARNING,
                        use.what() + " is called while the bundle loads",
                        "No timer fires while a snapshot is made. It waits in the snapshot, and starts once the runtime binds its"
                                + " timers.",
                        "Start timers at run time, or in a callback of onRestore.");
            case ENVIRONMENT ->
                of(
                        use,
                        "environment-read",
                        Severity.WARNING,
                        "The environment is read while the bundle loads",
                        "process.env." + use.what()
                                + " is undefined while a snapshot is made; what the bundle makes of that stays"
                                + " in the snapshot, whatever the runtime's environment is.",
                        "Read it in a callback of onRestore or when it is needed, or have the bundler replace it.");
            case PROCESS ->
                of(
                        use,
                        "process-state-read",
                        Severity.WARNING,
                        use.what() + " is asked for while the bundle loads",
                        "What " + use.what()
                                + " answers belongs to the process and the machine that make the snapshot, and nothing fixes it:"
                                + " what the bundle keeps of it is the same in every runtime, and may differ in a rebuild.",
                        "Ask for it in a callback of onRestore, in the main function, or when it is needed.");
            case DEFERRED ->
                of(
                        use,
                        "deferred-built-in-absent",
                        Severity.WARNING,
                        use.what() + " is absent while the snapshot is made",
                        "This engine installs " + use.what()
                                + " only when a snapshot is loaded. What the bundle concludes from its"
                                + " absence while it loads stays in the snapshot.",
                        "Look for it when it is needed, or in a callback of onRestore.");
            case ZONE ->
                of(
                        use,
                        "time-zone-read",
                        Severity.WARNING,
                        "A local time is asked for while the bundle loads",
                        use.what()
                                + " goes by the time zone of the process that makes the snapshot, which is UTC. What the bundle"
                                + " keeps of it stays in the snapshot, whatever the runtime's time zone is.",
                        "Use the methods with UTC in their names, or ask in a callback of onRestore or when it is needed.");
            case LOCALE ->
                of(
                        use,
                        "locale-read",
                        Severity.WARNING,
                        "The default locale is used while the bundle loads",
                        use.what()
                                + " without a locale goes by that of the process that makes the snapshot. What the bundle keeps of"
                                + " it stays in the snapshot, whatever the runtime's locale is.",
                        "Name the locale, or ask in a callback of onRestore or when it is needed.");
            case GLOBAL_KEY ->
                of(
                        use,
                        "global-object-as-key",
                        Severity.WARNING,
                        "The global object is a key of a " + use.what(),
                        "A " + use.what()
                                + " finds an object by its identity hash, and V8 gives the global object of a restored runtime another"
                                + " one: what the bundle keeps under globalThis is not found any more once the snapshot is loaded.",
                        "Use a Symbol or an object of the bundle's own as the key, or fill the collection when it is first needed.");
            case WARM_UP_END -> warmUpEnd(use);
            case STAND_IN ->
                of(
                        use,
                        "stand-in-kept",
                        Severity.WARNING,
                        "The bundle keeps a stand-in for " + use.what(),
                        "This engine installs " + use.what()
                                + " only when a snapshot is loaded; until then there is a stand-in, and the bundle still holds it. Made"
                                + " with new and asked by instanceof it does what the real one does, but it is another object: a"
                                + " comparison with it, a Map that has it as a key, or a class that extends it, finds a difference.",
                        "Look for " + use.what() + " when it is needed.");
            case FIRST_USE ->
                of(
                        use,
                        "deferred",
                        Severity.INFO,
                        "What " + use.what() + " makes here is made on first use",
                        "V8 cannot write what " + use.what()
                                + " makes while the bundle loads. If the bundle keeps it, there is a stand-in for it in the snapshot, and the"
                                + " real one is made when it is first used in a restored runtime, of the same arguments, as they were here.",
                        "Nothing to do, if the first use may take that time. Otherwise make it in a function that the runtime calls.");
            case MISSING -> use.what().equals("Intl") ? withoutIntl(use) : missing(use);
        };
    }

    private static Finding missing(RuntimeStateAccess use) {
        return of(
                use,
                "missing-global",
                Severity.INFO,
                use.what() + " is not there",
                "The bundle looks for " + use.what() + " while it loads, and this engine has no such global.",
                "Nothing to do where the bundle copes. The preludes web and node add what browsers and Node have.");
    }

    private Finding withoutIntl(RuntimeStateAccess use) {
        return of(
                use,
                "intl-absent",
                Severity.WARNING,
                "Intl is not there",
                "The bundle looks for Intl while it loads, and this engine is a V8 without it. What the bundle concludes from that"
                        + " stays in the snapshot.",
                intlHint);
    }

    private Finding frozen(RuntimeStateAccess use, String code, String noun) {
        String how = policy == RuntimeStateHandling.FIX
                ? "While a snapshot is made the clock and randomness are fixed from the bundle's digest, so it is the same in every"
                        + " rebuild; "
                : "";
        return of(
                use,
                code,
                Severity.WARNING,
                "A " + noun + " from the build stays in the snapshot",
                "What " + use.what() + " answered here was kept. " + how
                        + "every runtime that loads the snapshot sees the same value. " + use.what()
                        + " itself is live again once the snapshot is loaded.",
                "Ask for it in a callback of onRestore or when it is first needed, not while the bundle loads.");
    }

    private Finding read(RuntimeStateAccess use, String code, String noun) {
        return of(
                use,
                code,
                Severity.INFO,
                "A " + noun + " is asked for while the bundle loads",
                "The number that " + use.what()
                        + " answered here is not in the snapshot; something computed from it may be.",
                "If something is kept that should differ between runtimes, compute it in a callback of onRestore or when it is first"
                        + " needed.");
    }

    /** The warm-up met the absence of a built-in that is there in every runtime. */
    static Finding warmUpEnd(RuntimeStateAccess use) {
        return of(
                use,
                "warm-up-incomplete",
                Severity.WARNING,
                "The warm-up could not run to its end",
                "It ended here: " + ReportText.sentence(use.what())
                        + " In the runtime in which the warm-up compiles, the engine has not installed WebAssembly and others of its"
                        + " built-ins yet; in one that is started from the snapshot, the warm-up came to its end. What it calls before this"
                        + " place is compiled, what comes behind it is not.",
                "Call what needs such a built-in last.");
    }

    private static Finding of(
            RuntimeStateAccess use, String code, Severity severity, String title, String detail, String hint) {
        return new Finding(code, severity, title, detail, hint, location(use), use.count());
    }

    public static @Nullable SourceLocation location(RuntimeStateAccess use) {
        return use.file().isEmpty() ? null : new SourceLocation(use.file(), use.line(), use.column());
    }
}

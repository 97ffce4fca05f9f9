package dev.snapforge.builder.defer;

import dev.snapforge.engine.protocol.Script;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Scripts that run around a bundle where its snapshot is made: they put stand-ins in place, and end what is only for the time of loading. */
final class StandIns {

    private static final String BEGIN = "snapforge:deferral.js";
    private static final String USING = "snapforge:using.js";
    private static final String BUILT = "snapforge:built.js";
    private static final String END = "snapforge:deferral-end.js";

    private StandIns() {}

    /**
     * These scripts, with the stand-ins of some kinds before them and the end of loading behind them.
     *
     * @param helper the name by which scripts call what does the work of {@code using}
     * @param facts what stand-ins of a kind need to know of a plain runtime, as JavaScript expressions
     */
    static List<Script> around(
            List<Script> scripts, Set<DeferredKind> kinds, String helper, Map<DeferredKind, String> facts) {
        List<Script> all = new ArrayList<>();
        all.add(new Script(BEGIN, begin(kinds, facts)));
        if (kinds.contains(DeferredKind.USING)) {
            // A name that is no property of the global object.
            all.add(new Script(USING, "const " + helper + " = (" + expression("using.js") + ");\n"));
        }
        all.add(new Script(
                BUILT, "const " + helper + "$built = globalThis[Symbol.for('snapforge.deferral')].built;\n"));
        all.addAll(scripts);
        all.add(new Script(END, text("end.js")));
        return List.copyOf(all);
    }

    /** One script, whose functions see each other and show the bundle nothing. */
    private static String begin(Set<DeferredKind> kinds, Map<DeferredKind, String> facts) {
        String install = kinds.stream()
                .filter(kind -> !kind.standIn().isEmpty())
                .map(kind -> "(" + expression(kind.standIn()) + ")(deferral, " + facts.getOrDefault(kind, "undefined")
                        + ");\n")
                .collect(Collectors.joining());
        return "(() => {\n'use strict';\nconst deferral = (" + expression("begin.js") + ")();\n" + install + "})();\n";
    }

    /** The expression that a file beside this class consists of. */
    static String expression(String name) {
        return text(name).strip().replaceFirst(";$", "");
    }

    /** The text of a file beside this class. */
    static String text(String name) {
        try (InputStream in = StandIns.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The jar lacks " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

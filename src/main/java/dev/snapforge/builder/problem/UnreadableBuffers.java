package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.engine.protocol.Script;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A defect of V8, and the way round it.
 *
 * <p>While it writes a heap, V8 follows references at most 32 deep and puts off what lies deeper (src/snapshot/serializer.cc,
 * {@code RecursionScope}). A buffer that was put off has its content written where the deserializer expects an object
 * ({@code DeserializeDeferredObjects}), and every process that loads the snapshot ends. Seen with 13.0, which dies without a word,
 * and 14.7; not with Node 24's 13.6.
 *
 * <p>Which buffers are put off depends on the way on which V8 first comes to them. So the bundle is built once more with a script
 * behind it that gives V8 another way: a private name of the constructor {@code Function}, which V8 meets early, leads through some
 * objects to the values of the global variables. No code can see a private name that it did not make.
 */
public final class UnreadableBuffers {

    /** What V8 says of it when the snapshot is loaded, as a regular expression. */
    static final String WORDS = "^$|unreachable code|vector\\[\\] index out of bounds";

    /** A warm-up loads the snapshot first. */
    private static final Set<String> CODES = Set.of("snapshot-does-not-load", "warm-up-fatal");

    private static final Pattern MESSAGE = Pattern.compile(WORDS);

    private static final String NAME = "snapforge:way.js";

    /** How many objects lie between: one way may be as bad as another. */
    private static final int[] LENGTHS = {0, 3, 6, 9};

    private static final String WAY = """
            (() => {
              class Way extends (function (target) { return target; }) {
                #values;
                static of(target, values) { new Way(target).#values = values; }
              }
              let values = Object.values(Object.getOwnPropertyDescriptors(globalThis)).map((it) => it.value);
              for (let i = 0; i < LENGTH; i++) values = { values };
              Way.of(Function, values);
            })();
            """;

    private UnreadableBuffers() {}

    /** Whether a problem comes of the defect, by its code and V8's words. */
    public static boolean areMeantBy(JobProblem problem) {
        // V8 may end without a word.
        String words = Objects.requireNonNullElse(problem.engineMessage(), "");
        return CODES.contains(problem.code()) && MESSAGE.matcher(words).find();
    }

    /** Scripts to try, one after the other, until a snapshot can be loaded. */
    public static List<Script> ways() {
        return IntStream.of(LENGTHS)
                .mapToObj(length -> new Script(NAME, WAY.replace("LENGTH", Integer.toString(length))))
                .toList();
    }

    /** Says that one of them was needed. */
    public static Finding finding() {
        return new Finding(
                "buffers-reached-early",
                Severity.INFO,
                "V8 had to be led to a buffer on another way",
                "This version of V8 writes some buffers that lie deep in the heap in a form that it cannot read. The snapshot was made"
                        + " with a script behind the bundle that keeps the values of the global variables under a private name, so that V8"
                        + " comes to them earlier. No code can see that name; the values live as long as the runtime.",
                "Nothing to do. Keeping such buffers nearer to a global variable makes the script unnecessary.",
                null,
                1);
    }
}

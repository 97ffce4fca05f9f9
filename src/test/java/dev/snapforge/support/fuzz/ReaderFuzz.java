package dev.snapforge.support.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Gives a reader genuine inputs that were spoilt, each made from its number, which a failure names:
 * {@code -Dtests.fuzz.first=4711 -Dtests.fuzz.inputs=1} makes that one again.
 */
public final class ReaderFuzz {

    private static final long FIRST = Long.getLong("tests.fuzz.first", 0);
    private static final long INPUTS = Long.getLong("tests.fuzz.inputs", 20_000);
    private static final int MOST_MUTATIONS = 4;

    private final List<byte[]> genuine;
    private final long atMost;

    /**
     * @param genuine what the reader takes
     * @param atMost bytes of heap that the reader may allocate for one input, with the classes that are loaded meanwhile
     */
    public ReaderFuzz(List<byte[]> genuine, long atMost) {
        this.genuine = genuine;
        this.atMost = atMost;
    }

    /** Reads an input, and says in a word what came of it; throws nothing but errors of its own. */
    public interface Reader {

        String read(byte[] input) throws Exception;
    }

    /** How many inputs came to which end. */
    public Map<String, Integer> run(Reader reader) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Map<String, Integer> totals = new TreeMap<>();
        for (long seed = FIRST; seed < FIRST + INPUTS; seed++) {
            byte[] input = input(seed);
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                totals.merge(reader.read(input), 1, Integer::sum);
            } catch (Exception | LinkageError | StackOverflowError | OutOfMemoryError e) {
                throw new AssertionError("seed " + seed, e);
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .as("bytes allocated for the %d of seed %d", input.length, seed)
                    .isLessThan(atMost);
        }
        System.out.printf("%d inputs from %d: %s%n", INPUTS, FIRST, totals);
        return totals;
    }

    private byte[] input(long seed) {
        Random random = new Random(seed);
        // The first numbers of neighbouring seeds are alike.
        random.nextLong();
        byte[] input = genuine.get(random.nextInt(genuine.size())).clone();
        Mutation[] ways = Mutation.values();
        for (int more = random.nextBoolean() ? 1 : 1 + random.nextInt(MOST_MUTATIONS); more > 0; more--) {
            input = ways[random.nextInt(ways.length)].of(input, random);
        }
        return input;
    }
}

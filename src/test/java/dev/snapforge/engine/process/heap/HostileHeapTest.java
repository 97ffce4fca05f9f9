package dev.snapforge.engine.process.heap;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.snapforge.engine.protocol.InspectResponse;
import dev.snapforge.engine.protocol.InspectResponse.Kind;
import dev.snapforge.engine.protocol.InspectResponse.KindBytes;
import dev.snapforge.engine.protocol.InspectResponse.SourceBytes;
import dev.snapforge.engine.protocol.Message;
import dev.snapforge.engine.protocol.RefusalResponse;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heap snapshots that a bundle, or a process that it has taken over, may have written: each is counted or refused, at a bounded cost. */
class HostileHeapTest {

    private static final long MEBIBYTE = 1 << 20;

    private static final String HEAD = """
            {"snapshot":{"meta":{"node_fields":["type","name","id","self_size","edge_count","detachedness"],\
            "node_types":[["hidden","array","string","object","code","closure","regexp","number","native","synthetic"],"string","number"],\
            "edge_fields":["type","name_or_index","to_node"],\
            "edge_types":[["context","element","property","internal"],"string_or_number","node"]},"node_count":3},
            "nodes":[""";

    /** A script named a.js, its source, and an object of 16 bytes. */
    private static final String SMALL =
            HEAD + "4,1,1,100,1,0,\n2,2,3,5000,0,0\n,3,3,5,16,1,0],\n\"edges\":[3,3,6,\n2,3,6],"
                    + "\"trace_tree\":[],\"strings\":[\"<dummy>\",\"a.js\",\"/* the source\",\"source\"]}";

    @Test
    void countsByKindAndByFile() {
        InspectResponse heap = (InspectResponse) read(SMALL, "a.js");

        assertThat(heap.kinds())
                .containsExactlyInAnyOrder(
                        new KindBytes(Kind.CODE, 100),
                        new KindBytes(Kind.SOURCE, 5000),
                        new KindBytes(Kind.OBJECTS, 16));
        assertThat(heap.sources()).containsExactly(new SourceBytes("a.js", 5000));
    }

    @Test
    void tellsNoNameThatItIsNotAskedFor() {
        InspectResponse heap = (InspectResponse) read(SMALL.replace("a.js", "\\u202e\\u0000\\u001b[31m"), "a.js");

        assertThat(heap.sources()).isEmpty();
        assertThat(heap.kinds()).contains(new KindBytes(Kind.SOURCE, 5000));
    }

    /** V8 writes the low 16 bits of what is beyond the first plane. */
    @Test
    void knowsNamesBeyondAscii() {
        InspectResponse heap = (InspectResponse)
                read(SMALL.replace("a.js", "\\u00E9 \\\"\\\\ \\uF600.js"), "\u00e9 \"\\ \ud83d\ude00.js");

        assertThat(heap.sources()).containsExactly(new SourceBytes("\u00e9 \"\\ \ud83d\ude00.js", 5000));
    }

    @Test
    void countsATextOnceThatIsTheSourceOfTwoScripts() {
        InspectResponse heap = (InspectResponse) read(
                HEAD + "4,1,1,100,1,0,4,4,3,100,1,0,2,2,5,5000,0,0],\"edges\":[3,3,12,3,3,12],"
                        + "\"strings\":[\"\",\"a.js\",\"\",\"source\",\"b.js\"]}",
                "a.js",
                "b.js");

        assertThat(heap.kinds()).contains(new KindBytes(Kind.SOURCE, 5000));
        assertThat(heap.sources()).containsExactly(new SourceBytes("a.js", 5000));
    }

    @Test
    void refusesEachBeginningOfOne() {
        for (int i = 0; i < SMALL.length(); i++) {
            assertThat(read(SMALL.substring(0, i), "a.js"))
                    .as("the first %s", i)
                    .isInstanceOf(RefusalResponse.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "[]",
                "{\"nodes\":[1,2,3]}",
                "{\"edges\":[1,2,3]}",
                "}}}}]]]]",
                "{\"snapshot\":{\"meta\":{\"node_fields\":[]}},\"nodes\":[1]}",
            })
    void refusesWhatIsNone(String text) {
        assertThat(read(text, "a.js")).isInstanceOf(RefusalResponse.class);
        assertThat(read(SMALL + text, "a.js"))
                .isInstanceOf(text.equals("null") ? InspectResponse.class : RefusalResponse.class);
    }

    /** Counts of edges that do not agree with the edges, types that there are none of, numbers beyond 64 bits. */
    @ParameterizedTest
    @ValueSource(strings = {"4,1,1,100,99,0", "4,1,1,100,0,0", "4,1,1,100,99999999999,0", "4,1,1,100,1"})
    void refusesNodesThatDoNotFitTheEdges(String first) {
        assertThat(read(SMALL.replace("4,1,1,100,1,0", first), "a.js")).isInstanceOf(RefusalResponse.class);
    }

    @Test
    void takesAnyChangeOfAUnit() {
        Random random = new Random(17);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder changed = new StringBuilder(SMALL);
            for (int j = random.nextInt(3); j >= 0; j--) {
                changed.setCharAt(
                        random.nextInt(changed.length()),
                        random.nextBoolean()
                                ? (char) random.nextInt(1 << 16)
                                : "{}[]:,\"\\u0129".charAt(random.nextInt(13)));
            }
            Message heap = read(changed.toString(), "a.js");
            if (heap instanceof InspectResponse counted) {
                assertThat(counted.sources()).extracting(SourceBytes::file).isSubsetOf("a.js");
            }
        }
    }

    @Test
    void keepsNothingOfMillionsOfNodes() throws IOException {
        int nodes = 3_000_000;
        long before = allocated();
        InspectResponse heap = (InspectResponse) read(heapOf(nodes, "3,0,1,8,1,0", "2,0,0"));

        assertThat(allocated() - before).isLessThan(MEBIBYTE);
        assertThat(heap.kinds()).containsExactly(new KindBytes(Kind.OBJECTS, 8L * nodes));
    }

    /** Of code, and of texts that may be its source, three numbers are kept. */
    @ParameterizedTest
    @ValueSource(strings = {"4,0,1,8,1,0", "2,0,1,64,1,0"})
    void keepsLittleOfMillionsOfPiecesOfCodeAndTexts(String node) throws IOException {
        long before = allocated();
        Message heap = read(heapOf(3_000_000, node, "3,0,0"));

        assertThat(allocated() - before).isLessThan(128 * MEBIBYTE);
        assertThat(heap)
                .isInstanceOfSatisfying(
                        RefusalResponse.class, it -> assertThat(it.message()).contains("too many parts"));
    }

    /** They are not kept, and neither is what is deeper than anything of a snapshot. */
    @ParameterizedTest
    @ValueSource(strings = {"n", "\\u202e", "[", "{\"\\u0000\":"})
    void keepsNothingOfHugeNamesAndDepths(String part) throws IOException {
        boolean isName = !part.endsWith("[") && !part.endsWith(":");
        long before = allocated();
        Message heap = read(List.of(
                new Repeated(SMALL.substring(0, SMALL.length() - 2) + (isName ? ",\"" : ""), 1),
                new Repeated(part, 5_000_000),
                new Repeated(isName ? "\"]}" : "", 1)));

        assertThat(allocated() - before).isLessThan(MEBIBYTE);
        assertThat(heap).isInstanceOf(isName ? InspectResponse.class : RefusalResponse.class);
    }

    private static List<Repeated> heapOf(int nodes, String node, String edge) {
        return List.of(
                new Repeated(HEAD + node, 1),
                new Repeated("," + node, nodes - 1),
                new Repeated("],\"edges\":[" + edge, 1),
                new Repeated("," + edge, nodes - 1),
                new Repeated("],\"strings\":[\"\"]}", 1));
    }

    private static Message read(String text, String... files) {
        try {
            return new HeapInspection(List.of(files)).of(new StringReader(text));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Message read(List<Repeated> parts) throws IOException {
        return new HeapInspection(List.of("a.js")).of(new RepeatingReader(parts));
    }

    private static long allocated() {
        return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private record Repeated(String text, int times) {}

    /** A text that is never there as a whole. */
    private static final class RepeatingReader extends Reader {

        private final List<Repeated> parts;
        private int part;
        private int times;
        private int unit;

        RepeatingReader(List<Repeated> parts) {
            this.parts = parts;
        }

        @Override
        public int read(char[] buffer, int from, int length) {
            int read = 0;
            while (read < length && part < parts.size()) {
                Repeated current = parts.get(part);
                if (unit < current.text().length()) {
                    buffer[from + read++] = current.text().charAt(unit++);
                } else {
                    unit = 0;
                    times++;
                    part += times == current.times() ? 1 : 0;
                    times = times == current.times() ? 0 : times;
                }
            }
            return read == 0 ? -1 : read;
        }

        @Override
        public void close() {}
    }
}

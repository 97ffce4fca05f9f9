package dev.snapforge.builder.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.snapshot.HeapContents.SourceSize;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which source texts are larger than they need be, and by how much. */
class SourceFindingsTest {

    private static final String DASH = "\u2014";
    private static final int BLOB = 1_000_000;

    @Test
    void findsOneCharacterThatDoublesAText() {
        List<Finding> findings =
                of(new Script("a.js", String.join("\n", "one", "two", "a".repeat(99_991) + DASH)), 200_016);

        assertThat(findings).singleElement().satisfies(it -> {
            assertThat(it.code()).isEqualTo("source-in-two-bytes");
            assertThat(it.detail())
                    .contains(
                            "of a.js takes 200,016 bytes",
                            "of 1 beyond Latin-1",
                            "in line 3",
                            "100,011 bytes less",
                            "1,000,000");
            assertThat(it.hint()).contains("\\u2014");
            assertThat(it.count()).isEqualTo(1);
        });
    }

    @Test
    void findsNothingInLatin1() {
        assertThat(of(new Script("a.js", "\u00e9".repeat(100_000)), 100_016)).isEmpty();
    }

    @Test
    void findsNothingWhereEscapesTakeMore() {
        // A quarter of the text, each of which would be six.
        assertThat(of(new Script("a.js", ("aaa" + DASH).repeat(100_000)), 800_016))
                .isEmpty();
    }

    @Test
    void findsNothingThatIsLittleOrAlmostNothingOfTheBlob() {
        assertThat(of(new Script("a.js", "a".repeat(1_000) + DASH), 2_002)).isEmpty();
        assertThat(SourceFindings.of(
                        List.of(new SourceSize("a.js", 200_002)),
                        List.of(new Script("a.js", "a".repeat(100_000) + DASH)),
                        100 * BLOB))
                .isEmpty();
    }

    @Test
    void isAboutTheFileWithTheMostToGain() {
        List<Script> scripts =
                List.of(new Script("a.js", "a".repeat(100_000) + DASH), new Script("b.js", "b".repeat(200_000) + DASH));

        assertThat(SourceFindings.of(
                        List.of(new SourceSize("a.js", 200_002), new SourceSize("b.js", 400_002)), scripts, BLOB))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.detail()).contains("of b.js");
                    assertThat(it.count()).isEqualTo(2);
                });
    }

    private static List<Finding> of(Script script, long bytes) {
        return SourceFindings.of(List.of(new SourceSize(script.name(), bytes)), List.of(script), BLOB);
    }
}

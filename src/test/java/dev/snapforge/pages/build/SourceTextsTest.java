package dev.snapforge.pages.build;

import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builds.report.SourceLocation;
import dev.snapforge.bundle.BundleFile;
import dev.snapforge.core.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What of a bundle is read for a page. */
class SourceTextsTest {

    private final List<String> read = new ArrayList<>();

    @Test
    void readsEachFileOnceAndStopsAtTheBudget() {
        long half = SourceTexts.BUDGET / 2;
        List<BundleFile> files = List.of(file("a", half), file("b", half + 1), file("c", half), file("d", 1));
        List<SourceLocation> places = List.of(place("a"), place("a"), place("b"), place("c"), place("d"), place("e"));
        SourceTexts texts = new SourceTexts(files, this::read, places);

        assertThat(places.stream().map(it -> texts.find(it).isPresent()))
                .containsExactly(true, true, false, true, false, false);
        assertThat(read).containsExactly("a", "c");
    }

    @Test
    void countsSourceMapsAndReadsEachOnce() {
        List<BundleFile> files = List.of(
                file("a.js", 10), file("a.js.map", SourceTexts.BUDGET - 20), file("b.js", 11), file("c.js", 10));
        List<SourceLocation> places = List.of(
                place("a.js").from("x.ts", 1, 1), place("a.js").from("y.ts", 1, 1), place("b.js"), place("c.js"));
        SourceTexts texts = new SourceTexts(files, this::read, places);

        assertThat(texts.find(places.get(0))).hasValue("x");
        assertThat(texts.find(places.get(1))).hasValue("y");
        assertThat(texts.find(places.get(2))).isEmpty();
        assertThat(texts.find(places.get(3))).isPresent();
        assertThat(read).containsExactly("a.js", "a.js.map", "c.js");
    }

    private byte[] read(BundleFile file) {
        read.add(file.name());
        String text = file.isSourceMap()
                ? "{\"sources\": [\"x.ts\", \"y.ts\"], \"sourcesContent\": [\"x\", \"y\"]}"
                : file.name();
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SourceLocation place(String file) {
        return new SourceLocation(file, 1, 1);
    }

    private static BundleFile file(String name, long size) {
        return new BundleFile(name, size, Digest.of(name.getBytes(StandardCharsets.UTF_8)), true);
    }
}

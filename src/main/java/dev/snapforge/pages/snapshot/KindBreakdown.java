package dev.snapforge.pages.snapshot;

import dev.snapforge.snapshot.HeapContents;
import dev.snapforge.snapshot.HeapContents.KindSize;
import dev.snapforge.snapshot.HeapContents.SourceSize;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What the heap of a restored runtime consists of, by kind.
 *
 * @param rows one for each kind, the largest first
 * @param bytes of all kinds, beyond an empty runtime
 * @param engineBytes what an empty runtime has
 * @param map the kinds, with source text by file
 */
record KindBreakdown(List<Row> rows, long bytes, long engineBytes, Treemap map) {

    private static final String SOURCE = "source";

    private static final Map<String, Word> WORDS = Map.of(
            SOURCE,
            new Word(
                    "source text",
                    "V8 keeps it to compile functions that have not run, and for toString(). Minified, it is less; one character"
                            + " beyond Latin-1 doubles the text of its whole file, unless it is escaped"),
            "strings",
            new Word("other text", "strings, names of properties, symbols"),
            "code",
            new Word(
                    "bytecode",
                    "functions that were compiled, with their constants and positions, and what V8 knows of the others"),
            "shapes",
            new Word("shapes", "which properties objects have, and where (hidden classes)"),
            "objects",
            new Word("objects", "objects without their arrays, numbers, big integers"),
            "functions",
            new Word("functions", "closures, one each time that a function is made"),
            "arrays",
            new Word("arrays and buffers", "elements, maps, sets, scopes, and the memory of array buffers"),
            "regexps",
            new Word("regular expressions", "one each time that a pattern is made"),
            "other",
            new Word("V8's own", "what belongs to no object of the bundle's"));

    private record Word(String name, String meaning) {}

    /**
     * A kind.
     *
     * @param bytes beyond an empty runtime
     * @param share of all such bytes, 0 to 1
     * @param engineBytes in an empty runtime
     */
    record Row(String name, String meaning, long bytes, double share, long engineBytes) {}

    static KindBreakdown of(HeapContents contents) {
        long all = contents.kinds().stream().mapToLong(KindSize::bytes).sum();
        return new KindBreakdown(
                contents.kinds().stream().map(it -> row(it, all)).toList(),
                all,
                contents.kinds().stream().mapToLong(KindSize::engineBytes).sum(),
                Treemap.of(contents.kinds().stream()
                        .flatMap(it -> it.kind().equals(SOURCE) ? sources(it, contents.sources()) : Stream.of(part(it)))
                        .toList()));
    }

    private static Row row(KindSize size, long all) {
        Word word = word(size);
        return new Row(
                word.name(),
                word.meaning(),
                size.bytes(),
                (double) size.bytes() / Math.max(1, all),
                size.engineBytes());
    }

    private static Stream<Treemap.Part> sources(KindSize all, List<SourceSize> files) {
        long named = files.stream().mapToLong(SourceSize::bytes).sum();
        return Stream.concat(
                files.stream().map(it -> new Treemap.Part("source text of " + it.file(), it.bytes())),
                Stream.of(new Treemap.Part(word(all).name(), all.bytes() - named)));
    }

    private static Treemap.Part part(KindSize size) {
        return new Treemap.Part(word(size).name(), size.bytes());
    }

    private static Word word(KindSize size) {
        return WORDS.getOrDefault(size.kind(), new Word(size.kind(), ""));
    }
}

package dev.snapforge.builder.benchmark;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.snapshot.HeapContents.SourceSize;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Notices source texts that are in memory with two bytes for each character because of a few. Bytes only: what they cost in time depends on
 * the machine.
 */
final class SourceFindings {

    private static final int LATIN_1 = 0xff;

    /** An escape is a unit, and so many more. */
    private static final int ESCAPE = 5;

    /** Less, in bytes, is not worth a word. */
    private static final long FEW = 64 << 10;

    /** A smaller part of the blob is not, either. */
    private static final int PART = 20;

    private SourceFindings() {}

    private record Doubled(Script script, long bytes, long beyond, int first) {

        static Doubled of(Script script, long bytes) {
            String source = script.source();
            long beyond = source.chars().filter(it -> it > LATIN_1).count();
            int first = 0;
            while (first < source.length() && source.charAt(first) <= LATIN_1) {
                first++;
            }
            return new Doubled(script, bytes, beyond, first);
        }

        /** What the text would be shorter by, with escapes. */
        long gain() {
            return beyond == 0 ? 0 : bytes - (script.source().length() + ESCAPE * beyond);
        }

        long line() {
            return 1
                    + script.source()
                            .substring(0, first)
                            .chars()
                            .filter(it -> it == '\n')
                            .count();
        }
    }

    /**
     * At most one finding, about the file with the most to gain.
     *
     * @param sources source texts in the heap of a restored runtime
     * @param blob its length in bytes
     */
    static List<Finding> of(List<SourceSize> sources, List<Script> scripts, long blob) {
        Map<String, Script> byName = new HashMap<>();
        scripts.forEach(it -> byName.put(it.name(), it));
        List<Doubled> doubled = sources.stream()
                .filter(it -> byName.containsKey(it.file()))
                .map(it -> Doubled.of(Objects.requireNonNull(byName.get(it.file())), it.bytes()))
                .filter(it -> it.gain() >= FEW && it.gain() * PART >= blob)
                .sorted(Comparator.comparingLong(Doubled::gain).reversed())
                .toList();
        return doubled.stream()
                .limit(1)
                .map(it -> finding(it, doubled.size(), blob))
                .toList();
    }

    private static Finding finding(Doubled it, int files, long blob) {
        return new Finding(
                "source-in-two-bytes",
                Severity.INFO,
                "A few characters double the size of a source text",
                String.format(
                        Locale.ROOT,
                        "The source text of %s takes %,d bytes of each restored runtime's memory: two for each character, because of %,d"
                                + " beyond Latin-1, the first in line %d. With escapes instead it takes %,d bytes less; the blob"
                                + " has %,d.",
                        it.script().name(),
                        it.bytes(),
                        it.beyond(),
                        it.line(),
                        it.gain(),
                        blob),
                "Let the bundler write them as escapes, for example \\u2014 (esbuild: charset=ascii, its default; terser:"
                        + " format.ascii_only), and remove them from comments.",
                null,
                files);
    }
}

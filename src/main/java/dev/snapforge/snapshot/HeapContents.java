package dev.snapforge.snapshot;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * What the heap of a restored runtime consists of: bytes in memory, which are near those in the blob, but not the same.
 *
 * @param kinds what the snapshot adds to an empty runtime's heap, the largest first
 * @param sources the source texts that the heap keeps, by file, the largest first
 */
@Schema(
        name = "SnapshotMetricsContents",
        description = "What the heap of a restored runtime consists of: bytes in memory, not in the blob")
public record HeapContents(
        @Schema(description = "By kind, the largest first") List<KindSize> kinds,

        @Schema(description = "Source texts of the bundle's files that the heap keeps, the largest first")
        List<SourceSize> sources) {

    /** What is missing in stored figures is empty. */
    public HeapContents {
        kinds = kinds == null ? List.of() : List.copyOf(kinds);
        sources = sources == null ? List.of() : List.copyOf(sources);
    }

    /**
     * How much there is of a kind.
     *
     * @param kind what it is
     * @param bytes more than an empty runtime has
     * @param engineBytes what an empty runtime of the engine has of it as well
     */
    @Schema(name = "SnapshotMetricsKindSize", description = "How much there is of a kind")
    public record KindSize(
            @Schema(
                    description = "`source`, `strings`, `code` (with bytecode), `shapes`, `objects`, `functions`,"
                            + " `arrays` (with buffers), `regexps` or `other`",
                    example = "source")
            String kind,

            @Schema(description = "More than an empty runtime has", example = "8388608")
            long bytes,

            @Schema(description = "What an empty runtime of the engine has of it as well", example = "0")
            long engineBytes) {}

    /**
     * A source text that the heap keeps.
     *
     * @param file the script's name
     * @param bytes one for each UTF-16 unit, or two if one of them is beyond Latin-1
     */
    @Schema(name = "SnapshotMetricsSourceSize", description = "A source text that the heap keeps")
    public record SourceSize(
            @Schema(description = "The script's name", example = "greeting.js")
            String file,

            @Schema(
                    description = "One for each UTF-16 unit, or two if one of them is beyond Latin-1",
                    example = "545960")
            long bytes) {}
}

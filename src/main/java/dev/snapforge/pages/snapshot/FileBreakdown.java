package dev.snapforge.pages.snapshot;

import dev.snapforge.snapshot.HeapContents;
import dev.snapforge.snapshot.HeapContents.SourceSize;
import dev.snapforge.snapshot.SnapshotMetrics;
import dev.snapforge.snapshot.SnapshotMetrics.FileSize;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which files account for the bytes of the blob.
 *
 * @param rows one for each file, the largest first
 * @param map the files by their part of the blob
 */
record FileBreakdown(List<Row> rows, Treemap map) {

    /**
     * A file.
     *
     * @param size its part of the blob, and the length of its source
     * @param heapSource bytes of its source text in the heap; null if that is not known, or V8 kept none
     */
    record Row(FileSize size, @Nullable Long heapSource) {}

    static FileBreakdown of(SnapshotMetrics metrics) {
        List<FileSize> sizes = metrics.sizes() == null ? List.of() : metrics.sizes();
        HeapContents contents = metrics.contents();
        Map<String, Long> sources = contents == null
                ? Map.of()
                : contents.sources().stream().collect(Collectors.toMap(SourceSize::file, SourceSize::bytes, Long::sum));
        return new FileBreakdown(
                sizes.stream().map(it -> new Row(it, sources.get(it.file()))).toList(),
                Treemap.of(sizes.stream()
                        .map(it -> new Treemap.Part(it.file(), it.blobBytes() == null ? 0 : it.blobBytes()))
                        .toList()));
    }
}

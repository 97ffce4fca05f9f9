package dev.snapforge.snapshot.web;

import dev.snapforge.kernel.Digest;
import dev.snapforge.snapshot.SnapshotPage;
import dev.snapforge.snapshot.SnapshotReleases;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of snapshots as clients see it. */
@Schema(name = "SnapshotPage", description = "A part of the list of snapshots")
record SnapshotPageView(
        @Schema(description = "Newest first") List<SnapshotView> items,

        @Schema(description = "Cursor of the next page; null on the last one") @Nullable
        String next) {

    static SnapshotPageView of(SnapshotPage page, Map<Digest, List<SnapshotReleases.Name>> releases) {
        return new SnapshotPageView(
                page.items().stream()
                        .map(it -> SnapshotView.of(it, releases.getOrDefault(it.digest(), List.of())))
                        .toList(),
                page.next());
    }
}

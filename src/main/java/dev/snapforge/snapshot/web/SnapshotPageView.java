package dev.snapforge.snapshot.web;

import dev.snapforge.snapshot.SnapshotPage;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of snapshots as clients see it. */
@Schema(name = "SnapshotPage", description = "A part of the list of snapshots")
record SnapshotPageView(
        @Schema(description = "Newest first") List<SnapshotView> items,

        @Schema(description = "Cursor of the next page; null on the last one") @Nullable
        String next) {

    static SnapshotPageView of(SnapshotPage page) {
        return new SnapshotPageView(page.items().stream().map(SnapshotView::of).toList(), page.next());
    }
}

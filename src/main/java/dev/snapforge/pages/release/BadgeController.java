package dev.snapforge.pages.release;

import dev.snapforge.pages.Figures;
import dev.snapforge.release.NameAccess;
import dev.snapforge.release.ReleasedNames;
import dev.snapforge.release.channel.Channel;
import dev.snapforge.release.channel.Channels;
import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.SnapshotMetrics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Draws a badge: which version a channel points to, and how much sooner it starts. */
@Controller
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class BadgeController {

    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml");
    private static final int PER_CHARACTER = 7;
    private static final int PADDING = 16;

    private final Channels channels;
    private final NameAccess access;
    private final ReleasedNames names;
    private final VersionSnapshots snapshots;
    private final Figures figures;
    private final ITemplateEngine templates;

    BadgeController(
            Channels channels,
            NameAccess access,
            ReleasedNames names,
            VersionSnapshots snapshots,
            Figures figures,
            ITemplateEngine templates) {
        this.channels = channels;
        this.access = access;
        this.names = names;
        this.snapshots = snapshots;
        this.figures = figures;
        this.templates = templates;
    }

    @GetMapping("/names/{name}/channels/{channel}/badge.svg")
    ResponseEntity<String> badge(@PathVariable String name, @PathVariable String channel) {
        access.requireVisible(name);
        Channel pointer = channels.get(name, channel);
        List<VersionSnapshots.Entry> entries = snapshots.of(name, List.of(names.version(name, pointer.version())));
        // The least of all targets: a badge promises nothing that one of them does not keep.
        String speed = entries.stream()
                .map(VersionSnapshots.Entry::snapshot)
                .flatMap(BadgeController::speedup)
                .min(Double::compare)
                .map(it -> ", starts " + figures.times(it))
                .orElse("");
        String text = pointer.version() + speed;
        Map<String, Object> drawing =
                Map.of("label", channel, "text", text, "labelWidth", width(channel), "textWidth", width(text));
        return ResponseEntity.ok()
                .contentType(SVG)
                .cacheControl(CacheControl.noCache())
                .body(templates.process("release/badge", new Context(Locale.ROOT, drawing)));
    }

    private static Stream<Double> speedup(@Nullable Snapshot snapshot) {
        return Stream.ofNullable(snapshot)
                .map(Snapshot::measured)
                .filter(Objects::nonNull)
                .map(SnapshotMetrics::speedup)
                .filter(Objects::nonNull);
    }

    private static int width(String text) {
        return text.length() * PER_CHARACTER + PADDING;
    }
}

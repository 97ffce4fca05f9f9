package dev.snapforge.pages.release;

import dev.snapforge.access.OpenBadges;
import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.core.Digest;
import dev.snapforge.pages.Figures;
import dev.snapforge.release.NameAccess;
import dev.snapforge.release.ReleasedNames;
import dev.snapforge.release.Version;
import dev.snapforge.release.channel.Channel;
import dev.snapforge.release.channel.Channels;
import dev.snapforge.snapshot.Snapshot;
import dev.snapforge.snapshot.SnapshotMetrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
    /** A proxy of a code host may show a badge for so long after a channel has moved. */
    private static final Duration SHOWN_WITHOUT_ASKING = Duration.ofMinutes(5);

    private static final int PER_CHARACTER = 7;
    private static final int PADDING = 16;

    private final Channels channels;
    private final NameAccess access;
    private final ReleasedNames names;
    private final VersionSnapshots snapshots;
    private final OpenBadges open;
    private final Figures figures;
    private final ITemplateEngine templates;

    BadgeController(
            Channels channels,
            NameAccess access,
            ReleasedNames names,
            VersionSnapshots snapshots,
            OpenBadges open,
            Figures figures,
            ITemplateEngine templates) {
        this.channels = channels;
        this.access = access;
        this.names = names;
        this.snapshots = snapshots;
        this.open = open;
        this.figures = figures;
        this.templates = templates;
    }

    @GetMapping(OpenBadges.PATH)
    ResponseEntity<String> badge(@PathVariable String name, @PathVariable String channel) {
        boolean isOpen = open.include(name);
        if (!isOpen) {
            access.requireVisible(name);
        }
        Channel pointer = channels.get(name, channel);
        List<Version> version = List.of(names.openVersion(name, pointer.version()));
        String badge = draw(
                pointer,
                isOpen ? snapshots.of(name, version, VisibilityFilter.EVERYTHING) : snapshots.of(name, version));
        return ResponseEntity.ok()
                .contentType(SVG)
                // Of what not everybody may see, a proxy keeps nothing.
                .cacheControl(
                        isOpen
                                ? CacheControl.maxAge(SHOWN_WITHOUT_ASKING).cachePublic()
                                : CacheControl.noCache().cachePrivate())
                .eTag('"' + Digest.of(badge.getBytes(StandardCharsets.UTF_8)).hex() + '"')
                .body(badge);
    }

    private String draw(Channel pointer, List<VersionSnapshots.Entry> entries) {
        // The least of all targets: a badge promises nothing that one of them does not keep.
        String speed = entries.stream()
                .map(VersionSnapshots.Entry::snapshot)
                .flatMap(BadgeController::speedup)
                .min(Double::compare)
                .map(it -> ", starts " + figures.times(it))
                .orElse("");
        String text = pointer.version() + speed;
        String label = pointer.channel();
        Map<String, Object> drawing =
                Map.of("label", label, "text", text, "labelWidth", width(label), "textWidth", width(text));
        return templates.process("release/badge", new Context(Locale.ROOT, drawing));
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

package dev.snapforge.advisory;

import dev.snapforge.access.CallerContext;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.Target;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is said of engines, and says it. */
@Service
public class EngineAdvisories {

    private final AdvisoryRepository records;
    private final List<KnownEngines> known;
    private final CallerContext access;
    private final ApplicationEventPublisher changes;
    private final Clock clock;

    EngineAdvisories(
            AdvisoryRepository records,
            List<KnownEngines> known,
            CallerContext access,
            ApplicationEventPublisher changes,
            Clock clock) {
        this.records = records;
        this.known = known;
        this.access = access;
        this.changes = changes;
        this.clock = clock;
    }

    /** What holds now of every engine of which something was ever said, in the order of their names. */
    @Transactional(readOnly = true)
    public List<EngineAdvisory> all() {
        return records.current();
    }

    /**
     * What holds now of an engine; empty if nothing was ever said of it.
     *
     * @throws AdvisoryException {@code unknown-engine}, if nothing else is known of it either
     */
    @Transactional(readOnly = true)
    public Optional<EngineAdvisory> find(Target engine) {
        Optional<EngineAdvisory> found = records.current(engine);
        if (found.isEmpty()) {
            requireKnown(engine);
        }
        return found;
    }

    /**
     * What was said of an engine, the newest first.
     *
     * @param before only what was said before this revision, or null
     */
    @Transactional(readOnly = true)
    public List<EngineAdvisory> history(Target engine, @Nullable Long before, int limit) {
        return records.history(engine, before, limit);
    }

    /**
     * Says something of an engine on the caller's behalf. What is said already is not said again.
     *
     * @return what holds now
     * @throws AdvisoryException {@code unknown-engine}, or {@code malformed-advisory} for a successor that cannot be one
     */
    @Transactional
    public EngineAdvisory mark(Target engine, AdvisoryContent content) {
        if (records.current(engine).isEmpty()) {
            requireKnown(engine);
        }
        return record(engine, content, access.caller().principal());
    }

    /**
     * As {@link #mark}, of any engine, also one that nobody knows yet.
     *
     * @param by who says so
     * @throws AdvisoryException {@code malformed-advisory}, for a successor that cannot be one
     */
    @Transactional
    public EngineAdvisory record(Target engine, AdvisoryContent content, String by) {
        content.requireFitting(engine);
        records.lock();
        Optional<EngineAdvisory> before = records.current(engine);
        if (before.isPresent() && before.get().content().equals(content)) {
            return before.get();
        }
        EngineAdvisory advisory = new EngineAdvisory(
                engine,
                before.map(EngineAdvisory::revision).orElse(0L) + 1,
                content,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                by);
        records.add(advisory);
        changes.publishEvent(advisory);
        changes.publishEvent(new AuditableChange("engine-advisory-changed", engine.toString(), details(advisory)));
        return advisory;
    }

    private void requireKnown(Target engine) {
        if (known.stream().noneMatch(it -> it.includes(engine))) {
            throw AdvisoryException.unknown(engine);
        }
    }

    private static Map<String, Object> details(EngineAdvisory advisory) {
        AdvisoryContent content = advisory.content();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("status", content.status().name());
        details.put("revision", advisory.revision());
        details.put("by", advisory.changedBy());
        if (content.reason() != null) {
            details.put("reason", content.reason());
        }
        if (content.link() != null) {
            details.put("link", content.link());
        }
        if (content.successor() != null) {
            details.put("successor", content.successor().toString());
        }
        return details;
    }
}

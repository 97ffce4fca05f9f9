package dev.snapforge.release.rebuild;

import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.builds.submit.AvailableTargets;
import dev.snapforge.builds.submit.AvailableTargets.Availability;
import dev.snapforge.core.Target;
import dev.snapforge.release.NameRepository;
import dev.snapforge.release.NameSummary;
import dev.snapforge.signing.SignerRole;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds the current versions of all names for engines that appear for the first time. A row for each engine says how far that has
 * come, so that it happens once, whichever processes look, and goes on where a process died.
 */
@Component
@SignerRole
class NewEngines {

    private static final Logger LOG = LoggerFactory.getLogger(NewEngines.class);

    private final AvailableTargets targets;
    private final NameRepository names;
    private final NameRebuilds rebuilds;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    NewEngines(
            AvailableTargets targets,
            NameRepository names,
            NameRebuilds rebuilds,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.targets = targets;
        this.names = names;
        this.rebuilds = rebuilds;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Notes engines that are new, and works through the names for those that are not done. */
    void look() {
        Set<Target> live = targets.all().stream()
                .filter(Availability::live)
                .map(Availability::target)
                .collect(Collectors.toCollection(TreeSet::new));
        live.forEach(this::note);
        for (Target target : live) {
            while (advance(target)) {
                // One transaction for each name: a long one would hold up everybody who releases.
            }
        }
    }

    private void note(Target target) {
        jdbc.sql("INSERT INTO release_engine (target, seen_at) VALUES (:target, :now) ON CONFLICT (target) DO NOTHING")
                .param("target", target.toString())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Builds the next name for an engine; false where there is none, or another process is at it. */
    private boolean advance(Target target) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<String> place = jdbc.sql(
                            "SELECT up_to FROM release_engine WHERE target = :target AND NOT done FOR UPDATE SKIP LOCKED")
                    .param("target", target.toString())
                    .query(String.class)
                    .list();
            if (place.isEmpty()) {
                return false;
            }
            List<NameSummary> next = names.behind(place.get(0), 1, VisibilityFilter.EVERYTHING);
            String name = next.isEmpty() ? place.get(0) : next.get(0).name();
            jdbc.sql("UPDATE release_engine SET up_to = :name, done = :done WHERE target = :target")
                    .param("name", name)
                    .param("done", next.isEmpty())
                    .param("target", target.toString())
                    .update();
            if (!next.isEmpty()) {
                queue(name, target);
            }
            return !next.isEmpty();
        }));
    }

    private void queue(String name, Target target) {
        NameRebuild outcome = rebuilds.rebuild(name, Set.of(target));
        outcome.builds()
                .forEach(it -> LOG.info(
                        "Build {} adds the new engine {} to version {} of {}", it.build(), target, it.version(), name));
        outcome.skipped()
                .forEach(it -> LOG.warn(
                        "Version {} of {} cannot be built for the new engine {}: {}",
                        it.version(),
                        name,
                        target,
                        it.detail()));
    }
}

package dev.snapforge.storage.check;

import dev.snapforge.access.CallerContext;
import dev.snapforge.core.AuditableChange;
import dev.snapforge.core.TimeOrderedId;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The checks of the store that were asked for; the last twenty are kept. */
@Service
public class StorageChecks {

    private final StorageCheckRepository records;
    private final CallerContext access;
    private final ApplicationEventPublisher changes;
    private final Clock clock;

    StorageChecks(
            StorageCheckRepository records, CallerContext access, ApplicationEventPublisher changes, Clock clock) {
        this.records = records;
        this.access = access;
        this.changes = changes;
        this.clock = clock;
    }

    /**
     * Starts a check; one of the processes that have the role {@code api} takes it up within seconds.
     *
     * @throws StorageCheckRunningException if one is running, in whichever process
     */
    @Transactional
    public StorageCheck start() {
        UUID id = TimeOrderedId.next(clock);
        if (!records.start(id, access.caller().principal(), now())) {
            // It may have ended just now; then its id still says what was in the way.
            throw new StorageCheckRunningException(
                    records.running().or(this::newest).map(StorageCheck::id).orElse(id));
        }
        changes.publishEvent(new AuditableChange("storage-check-started", id.toString(), Map.of()));
        return get(id);
    }

    /**
     * Stops a check; what it has found so far stays.
     *
     * @throws StorageCheckException if there is none
     * @throws StorageCheckException if it has ended
     */
    @Transactional
    public StorageCheck cancel(UUID id) {
        if (!records.cancel(id, now())) {
            throw StorageCheckException.alreadyEnded(get(id).status());
        }
        changes.publishEvent(new AuditableChange("storage-check-cancelled", id.toString(), Map.of()));
        return get(id);
    }

    /**
     * The check with this id.
     *
     * @throws StorageCheckException if there is none
     */
    public StorageCheck get(UUID id) {
        return records.find(id).orElseThrow(() -> StorageCheckException.notFound(id));
    }

    /**
     * The newest check.
     *
     * @throws StorageCheckException if there has been none
     */
    public StorageCheck latest() {
        return newest().orElseThrow(StorageCheckException::none);
    }

    /**
     * Checks, newest first.
     *
     * @param before only those older than this one, or null
     */
    public List<StorageCheck> list(@Nullable UUID before, int limit) {
        return records.list(before, limit);
    }

    /**
     * What a check has found so far, in the order in which it was found.
     *
     * @param after only findings with a higher number
     * @throws StorageCheckException if there is no such check
     */
    public List<StorageFinding> findings(UUID id, long after, int limit) {
        get(id);
        return records.findings(id, after, limit);
    }

    private Optional<StorageCheck> newest() {
        return records.list(null, 1).stream().findFirst();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}

package dev.snapforge.builds;

import dev.snapforge.core.Target;
import java.time.Instant;
import java.util.UUID;

/** A job in the queue, and since when it is there. */
public record WaitingJob(UUID id, Target target, Instant since) {}

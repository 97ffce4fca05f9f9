package dev.snapforge.build;

import dev.snapforge.kernel.Target;
import java.util.UUID;

/** What a write about a job needs to know of it. */
record JobRow(UUID id, UUID buildId, Target target, JobStatus status, int attempt) {}

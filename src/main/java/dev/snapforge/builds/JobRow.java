package dev.snapforge.builds;

import dev.snapforge.core.Target;
import java.util.UUID;

/**
 * What a write about a job needs to know of it.
 *
 * @param handedOver whether its attempt is proven, and waits for a signer
 */
public record JobRow(UUID id, UUID buildId, Target target, JobStatus status, int attempt, boolean handedOver) {}

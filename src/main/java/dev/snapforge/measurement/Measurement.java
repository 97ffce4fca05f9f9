package dev.snapforge.measurement;

import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import java.util.UUID;

/**
 * A published snapshot whose starts are to be measured.
 *
 * @param job the job that made it, which has succeeded
 * @param snapshot digest of its container
 * @param size of the container in bytes
 * @param target what it is for: only a builder with that engine can measure it
 */
public record Measurement(UUID job, Digest snapshot, long size, Target target) {}

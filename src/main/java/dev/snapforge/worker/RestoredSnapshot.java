package dev.snapforge.worker;

import dev.snapforge.engine.protocol.Evaluated;

/**
 * A snapshot that a fresh process has loaded, and what was there.
 *
 * @param found what the checks gave, and all that can be reached
 */
record RestoredSnapshot(UnverifiedSnapshot snapshot, Evaluated found) {}

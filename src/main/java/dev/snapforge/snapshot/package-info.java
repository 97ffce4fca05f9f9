/**
 * Owns published snapshots: takes in what verifies, finds them again, hands them out and withdraws them.
 * May use: kernel, access, bundle, blob, signing, postgres.
 */
@NullMarked
package dev.snapforge.snapshot;

import org.jspecify.annotations.NullMarked;

/** Owns published snapshots: takes in what verifies, finds them again and withdraws them. */
@NullMarked
package dev.snapforge.snapshot;

import org.jspecify.annotations.NullMarked;

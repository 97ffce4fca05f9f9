/** Finds the snapshots that builds stand on, by name or by digest. */
@NullMarked
package dev.snapforge.release.base;

import org.jspecify.annotations.NullMarked;

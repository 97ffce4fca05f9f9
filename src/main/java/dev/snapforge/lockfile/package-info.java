/** Tells which processes are no more, by the files that each keeps locked while it lives. */
@NullMarked
package dev.snapforge.lockfile;

import org.jspecify.annotations.NullMarked;

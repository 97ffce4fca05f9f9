/** The page of a snapshot: what starts from it gain, what it needs from a runtime, and how anyone checks it. */
@NullMarked
package dev.snapforge.pages.snapshot;

import org.jspecify.annotations.NullMarked;

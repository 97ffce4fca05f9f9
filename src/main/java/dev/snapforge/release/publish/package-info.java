/** Releases what a build made, all targets at once, or refuses. */
@NullMarked
package dev.snapforge.release.publish;

import org.jspecify.annotations.NullMarked;

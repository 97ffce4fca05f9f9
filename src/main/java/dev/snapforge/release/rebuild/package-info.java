/** Builds the current versions of a name for engines that they lack. */
@NullMarked
package dev.snapforge.release.rebuild;

import org.jspecify.annotations.NullMarked;

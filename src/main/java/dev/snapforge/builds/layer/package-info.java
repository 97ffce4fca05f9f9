/** Puts what a build brings along on top of the snapshot that it names as its base. */
@NullMarked
package dev.snapforge.builds.layer;

import org.jspecify.annotations.NullMarked;

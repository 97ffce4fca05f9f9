/** Owns channels: named, revisioned pointers to a version, promoted and rolled back in one step. */
@NullMarked
package dev.snapforge.release.channel;

import org.jspecify.annotations.NullMarked;

/** Knows which builders are alive and which engines they offer. */
@NullMarked
package dev.snapforge.fleet;

import org.jspecify.annotations.NullMarked;

/**
 * The words every other package speaks: digests, platforms, engines, targets, identifiers and the base of all refusals.
 * May use: the JDK only (this package is part of the client jar).
 */
@NullMarked
package dev.snapforge.kernel;

import org.jspecify.annotations.NullMarked;

/** Builds for engines of other kinds, other architectures and other origin. */
@NullMarked
package dev.snapforge.journey.engine;

import org.jspecify.annotations.NullMarked;

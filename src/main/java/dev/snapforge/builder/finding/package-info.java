/** Puts what was noticed about a bundle into findings. */
@NullMarked
package dev.snapforge.builder.finding;

import org.jspecify.annotations.NullMarked;

/** Preludes. */
@NullMarked
package dev.snapforge.prelude;

import org.jspecify.annotations.NullMarked;

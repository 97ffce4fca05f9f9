/** Measures what a published snapshot is worth, one at a time on a machine, while the builder has nothing to build. */
@NullMarked
package dev.snapforge.builder.measure;

import org.jspecify.annotations.NullMarked;

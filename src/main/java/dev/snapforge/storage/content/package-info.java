/** Knows which content of the store is referenced by rows, and since when the rest has not been. */
@NullMarked
package dev.snapforge.storage.content;

import org.jspecify.annotations.NullMarked;

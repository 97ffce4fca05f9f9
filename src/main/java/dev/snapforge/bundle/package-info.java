/** Keeps each bundle of JavaScript once, by its digest. */
@NullMarked
package dev.snapforge.bundle;

import org.jspecify.annotations.NullMarked;

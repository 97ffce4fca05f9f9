/** The vocabulary that every other package speaks: digests, platforms, targets, engine ids, pages of lists and the base of all errors (JDK only). */
@NullMarked
package dev.snapforge.core;

import org.jspecify.annotations.NullMarked;

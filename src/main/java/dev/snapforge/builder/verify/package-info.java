/** Proves that a restored runtime equals a plain one: checks, and the comparison of both object graphs. */
@NullMarked
package dev.snapforge.builder.verify;

import org.jspecify.annotations.NullMarked;

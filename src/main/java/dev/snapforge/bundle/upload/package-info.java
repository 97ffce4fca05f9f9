/** Reads what a client uploads into a bundle, or refuses it as a whole. */
@NullMarked
package dev.snapforge.bundle.upload;

import org.jspecify.annotations.NullMarked;

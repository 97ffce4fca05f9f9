/** Owns names and the versions released under them, which never change. */
@NullMarked
package dev.snapforge.release;

import org.jspecify.annotations.NullMarked;

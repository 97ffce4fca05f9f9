/** Finds the installed engines and starts, limits and isolates engine processes, which run hostile JavaScript. */
@NullMarked
package dev.snapforge.engine;

import org.jspecify.annotations.NullMarked;

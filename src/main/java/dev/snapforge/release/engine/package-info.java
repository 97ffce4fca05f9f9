/** Knows which releases stand on an engine. */
@NullMarked
package dev.snapforge.release.engine;

import org.jspecify.annotations.NullMarked;

/** Lets operators follow one request through all processes: request ids, traces and counters of verification failures. */
@NullMarked
package dev.snapforge.observe;

import org.jspecify.annotations.NullMarked;

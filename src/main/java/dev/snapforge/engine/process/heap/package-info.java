/** Reads V8's heap snapshot of a runtime while it is written, and counts what is in it by kind and by file. */
@NullMarked
package dev.snapforge.engine.process.heap;

import org.jspecify.annotations.NullMarked;

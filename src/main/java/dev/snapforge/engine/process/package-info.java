/**
 * The program inside an engine process: it loads one engine, does one piece of work on hostile JavaScript, and is thrown away.
 * May use: the JDK, Javet and {@code engine.protocol} only (this package is part of the engine-process jar).
 */
@NullMarked
package dev.snapforge.engine.process;

import org.jspecify.annotations.NullMarked;

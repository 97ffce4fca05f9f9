/**
 * What the service and an engine process say to each other over the process's standard input and output.
 * May use: the JDK only (this package is part of the engine-process jar).
 */
@NullMarked
package dev.snapforge.engine.protocol;

import org.jspecify.annotations.NullMarked;

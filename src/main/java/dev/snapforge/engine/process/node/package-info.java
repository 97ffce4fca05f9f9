/**
 * Engines that are a Node binary: each task runs in a Node process of its own, in a sandbox inside the engine process's.
 * May use: the JDK, {@code engine.process} and {@code engine.protocol} only (this package is part of the engine-process jar).
 */
@NullMarked
package dev.snapforge.engine.process.node;

import org.jspecify.annotations.NullMarked;

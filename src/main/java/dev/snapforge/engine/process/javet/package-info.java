/** Answers requests with Javet: creates, evaluates and measures snapshots in V8 isolates of this process. */
@NullMarked
package dev.snapforge.engine.process.javet;

import org.jspecify.annotations.NullMarked;

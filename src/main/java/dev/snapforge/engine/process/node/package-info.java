/** Answers requests with a Node binary: each task runs in a Node process of its own, inside a second sandbox. */
@NullMarked
package dev.snapforge.engine.process.node;

import org.jspecify.annotations.NullMarked;

/** How an engine process is kept away from everything that is not its own, and which ways work on this machine. */
@NullMarked
package dev.snapforge.engine.isolation;

import org.jspecify.annotations.NullMarked;

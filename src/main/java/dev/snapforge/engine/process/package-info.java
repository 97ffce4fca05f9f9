/** The entry point of the program inside an engine process: one engine, one request, then it ends. */
@NullMarked
package dev.snapforge.engine.process;

import org.jspecify.annotations.NullMarked;

/**
 * Engines: what is installed, what each one is, and engine processes, which run hostile JavaScript under limits.
 * May use: kernel.
 */
@NullMarked
package dev.snapforge.engine;

import org.jspecify.annotations.NullMarked;

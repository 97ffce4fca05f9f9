/** The public API for Java runtimes: resolve a name, fetch a snapshot, verify it and open a {@code V8Runtime} from it. */
@NullMarked
package dev.snapforge.client;

import org.jspecify.annotations.NullMarked;

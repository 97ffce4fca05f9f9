/**
 * What can run before a bundle, so that it finds the globals it expects; made from the sources in {@code src/main/prelude}.
 * May use: kernel.
 */
@NullMarked
package dev.snapforge.prelude;

import org.jspecify.annotations.NullMarked;

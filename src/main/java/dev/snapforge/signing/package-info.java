/**
 * The container format and everything needed to check one: what a runtime must do before V8 sees a byte.
 * May use: kernel and the JDK only (this package is part of the client jar).
 */
@NullMarked
package dev.snapforge.signing;

import org.jspecify.annotations.NullMarked;

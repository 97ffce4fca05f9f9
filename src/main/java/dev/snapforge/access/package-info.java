/**
 * Who asks, and what that one may do: modes, scopes, names, API tokens, limits. Other packages know {@code Access}, {@code Caller}
 * and {@code Reach}.
 * May use: kernel.
 */
@NullMarked
package dev.snapforge.access;

import org.jspecify.annotations.NullMarked;

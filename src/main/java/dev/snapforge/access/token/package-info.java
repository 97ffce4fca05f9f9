/** Owns API tokens: makes, lists, revokes and recognises them. */
@NullMarked
package dev.snapforge.access.token;

import org.jspecify.annotations.NullMarked;

/**
 * Keeps immutable content by its digest, and hands out nothing that is not what its digest says.
 * May use: kernel.
 */
@NullMarked
package dev.snapforge.blob;

import org.jspecify.annotations.NullMarked;

/**
 * Source maps, revision 3 (ECMA-426): where a script says that its map is, and which place of an original file a place of the
 * script comes from. Maps come from outside and are read with bounds.
 * May use: kernel.
 */
@NullMarked
package dev.snapforge.sourcemap;

import org.jspecify.annotations.NullMarked;

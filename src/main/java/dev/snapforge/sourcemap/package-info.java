/** Source maps, revision 3 (ECMA-426): read with bounds, because they come from outside. */
@NullMarked
package dev.snapforge.sourcemap;

import org.jspecify.annotations.NullMarked;

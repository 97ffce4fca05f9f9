/** Tests of source maps, with maps that esbuild made and with ones that nobody should make. */
@NullMarked
package dev.snapforge.sourcemap;

import org.jspecify.annotations.NullMarked;

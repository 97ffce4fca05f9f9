/** Tests of names, grants and tokens. */
@NullMarked
package dev.snapforge.access;

import org.jspecify.annotations.NullMarked;

/** Tests of names, versions and channels. */
@NullMarked
package dev.snapforge.release;

import org.jspecify.annotations.NullMarked;

/** Reads ZIP and tar.gz archives without trusting a size, a name or a header in them. */
@NullMarked
package dev.snapforge.bundle.archive;

import org.jspecify.annotations.NullMarked;

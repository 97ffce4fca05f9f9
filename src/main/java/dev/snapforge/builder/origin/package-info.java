/** Maps locations in the scripts that ran to the authors' own files. */
@NullMarked
package dev.snapforge.builder.origin;

import org.jspecify.annotations.NullMarked;

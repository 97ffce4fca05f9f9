/** Pages of names: versions, channels and who moves them, how start and size went, and what two versions differ in. */
@NullMarked
package dev.snapforge.pages.release;

import org.jspecify.annotations.NullMarked;

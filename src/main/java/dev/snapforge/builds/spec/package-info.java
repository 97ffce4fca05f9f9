/** Owns the build spec: its fields, their limits and its digest. */
@NullMarked
package dev.snapforge.builds.spec;

import org.jspecify.annotations.NullMarked;

/** The role {@code builder}: claims a job and runs one attempt at it. */
@NullMarked
package dev.snapforge.builder;

import org.jspecify.annotations.NullMarked;

/** Explains why a job failed and what to change. */
@NullMarked
package dev.snapforge.builder.problem;

import org.jspecify.annotations.NullMarked;

/** The list of a job's stages, in the order in which they run, and nothing else. */
@NullMarked
package dev.snapforge.builder.pipeline;

import org.jspecify.annotations.NullMarked;

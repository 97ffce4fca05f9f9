/** What the stages of a job share: the attempt's state, the engine's responses and the outcomes. */
@NullMarked
package dev.snapforge.builder.stage;

import org.jspecify.annotations.NullMarked;

/** Names, versions, channels and what resolves to them, through the whole service. */
@NullMarked
package dev.snapforge.journey.release;

import org.jspecify.annotations.NullMarked;

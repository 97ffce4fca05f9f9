/** What becomes of builds when processes, databases, stores and clocks fail. */
@NullMarked
package dev.snapforge.journey.drill;

import org.jspecify.annotations.NullMarked;

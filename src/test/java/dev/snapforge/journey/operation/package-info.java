/** What operators see of a running service. */
@NullMarked
package dev.snapforge.journey.operation;

import org.jspecify.annotations.NullMarked;

/** What clients can cost the service before and while it serves them. */
@NullMarked
package dev.snapforge.journey.edge;

import org.jspecify.annotations.NullMarked;

/** The HTTP API as a whole: its description, and requests that nobody should send. */
@NullMarked
package dev.snapforge.journey.api;

import org.jspecify.annotations.NullMarked;

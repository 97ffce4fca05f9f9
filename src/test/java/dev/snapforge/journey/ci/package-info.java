/** The integrations with CI services and bundlers, run as their platforms run them, with a service that asks who calls. */
@NullMarked
package dev.snapforge.journey.ci;

import org.jspecify.annotations.NullMarked;

/** The command line as users start it, on a running service. */
@NullMarked
package dev.snapforge.journey.cli;

import org.jspecify.annotations.NullMarked;

/** The program {@code snapforge}: reads its arguments, runs one command, and ends with a documented exit code. */
@NullMarked
package dev.snapforge.cli;

import org.jspecify.annotations.NullMarked;

/** The commands about the service itself: its engines and keys, tokens, signing in. */
@NullMarked
package dev.snapforge.cli.administration;

import org.jspecify.annotations.NullMarked;

/** The scripts that can run before a bundle, so that it finds the globals it expects. */
@NullMarked
package dev.snapforge.prelude;

import org.jspecify.annotations.NullMarked;

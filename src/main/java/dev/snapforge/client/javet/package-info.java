/** The V8 that this JVM has loaded, and what may be open in it side by side. */
@NullMarked
package dev.snapforge.client.javet;

import org.jspecify.annotations.NullMarked;

/** Who may do what, on a service that asks who calls. */
@NullMarked
package dev.snapforge.journey.access;

import org.jspecify.annotations.NullMarked;

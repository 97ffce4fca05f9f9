/** Clients of the service in Java and for Node, with the real service. */
@NullMarked
package dev.snapforge.journey.client;

import org.jspecify.annotations.NullMarked;

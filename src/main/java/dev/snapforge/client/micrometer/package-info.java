/** Meters of Micrometer for starts and pools; the only package of the client that needs Micrometer, which is optional. */
@NullMarked
package dev.snapforge.client.micrometer;

import org.jspecify.annotations.NullMarked;

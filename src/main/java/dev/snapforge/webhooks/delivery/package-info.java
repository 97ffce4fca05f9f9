/** Delivers events to webhooks: in the order of each name, signed, and again until it succeeds or is given up. */
@NullMarked
package dev.snapforge.webhooks.delivery;

import org.jspecify.annotations.NullMarked;

/** Owns webhooks: who is told of which events at which address, with which secret, and which addresses may be called at all. */
@NullMarked
package dev.snapforge.webhooks;

import org.jspecify.annotations.NullMarked;

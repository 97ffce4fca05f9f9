/** Limits what the body of a request may cost: none is read before the request is authorised, none beyond its limit, none for ever. */
@NullMarked
package dev.snapforge.api.body;

import org.jspecify.annotations.NullMarked;

/** Public keys over HTTP. */
@NullMarked
package dev.snapforge.signing.web;

import org.jspecify.annotations.NullMarked;

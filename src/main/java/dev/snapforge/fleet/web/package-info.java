/** Engines and their availability over HTTP. */
@NullMarked
package dev.snapforge.fleet.web;

import org.jspecify.annotations.NullMarked;

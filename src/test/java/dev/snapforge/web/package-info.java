/** Tests of what all of the HTTP side shares. */
@NullMarked
package dev.snapforge.web;

import org.jspecify.annotations.NullMarked;

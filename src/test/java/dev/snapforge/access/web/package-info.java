/** Tests of access over HTTP. */
@NullMarked
package dev.snapforge.access.web;

import org.jspecify.annotations.NullMarked;

/** Owns advisories: which builds of engines are supported, deprecated or vulnerable, who said so, and what follows for downloads. */
@NullMarked
package dev.snapforge.advisory;

import org.jspecify.annotations.NullMarked;

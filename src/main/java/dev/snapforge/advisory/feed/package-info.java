/** Takes advisories from a signed file, if it verifies and is no older one. */
@NullMarked
package dev.snapforge.advisory.feed;

import org.jspecify.annotations.NullMarked;

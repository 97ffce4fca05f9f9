/** The life of signing keys, as the documentation tells operators. */
@NullMarked
package dev.snapforge.journey.signing;

import org.jspecify.annotations.NullMarked;

/** Tells whether a file with a secret can be read by others than the service. */
@NullMarked
package dev.snapforge.signing.secret;

import org.jspecify.annotations.NullMarked;

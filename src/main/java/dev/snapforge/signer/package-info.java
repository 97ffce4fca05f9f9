/** The role {@code signer}: verifies what builders have proven, signs it and publishes it. */
@NullMarked
package dev.snapforge.signer;

import org.jspecify.annotations.NullMarked;

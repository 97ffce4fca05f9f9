/** Owns the private signing key, the ring of all keys it ever signed with, their rotation, and provenance attestations. */
@NullMarked
package dev.snapforge.signing;

import org.jspecify.annotations.NullMarked;

/**
 * The service's own signing key and the ring of all public keys it ever signed with.
 * May use: kernel, signing, Bouncy Castle, Spring and JPA.
 */
@NullMarked
package dev.snapforge.signing.key;

import org.jspecify.annotations.NullMarked;

/** Answers what the prelude's {@code crypto.subtle} asks of its host, with the cryptography that this JVM has. */
@NullMarked
package dev.snapforge.client.host.crypto;

import org.jspecify.annotations.NullMarked;

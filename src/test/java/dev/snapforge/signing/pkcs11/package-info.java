@NullMarked
package dev.snapforge.signing.pkcs11;

import org.jspecify.annotations.NullMarked;

/** Signs with an Ed25519 key that stays in a token: what PKCS#11 calls a smart card, a hardware security module or a program like one. */
@NullMarked
package dev.snapforge.signing.pkcs11;

import org.jspecify.annotations.NullMarked;

package dev.snapforge.signing;

/** A key that signs, wherever its private half is. */
interface SigningKey {

    /** The 32 bytes of RFC 8032. */
    byte[] publicKey();

    /** Pure Ed25519 over the whole message: 64 bytes. */
    byte[] sign(byte[] message);
}

package dev.snapforge.proven;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The Ed25519 key of one attempt at one job. Its builder makes it, the claim of the job names its public half, and what the builder
 * leaves for a signer is signed with it; it is never written down, so nobody else can say what this attempt has made.
 */
public final class AttemptKey {

    private static final String ALGORITHM = "Ed25519";

    /** RFC 8410, section 4: a SubjectPublicKeyInfo is these 12 bytes and the raw key. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int RAW_LENGTH = 32;

    private final KeyPair pair;

    private AttemptKey(KeyPair pair) {
        this.pair = pair;
    }

    /** A new key. */
    public static AttemptKey generate() {
        try {
            return new AttemptKey(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK since 15 has Ed25519 (JEP 339)", e);
        }
    }

    /** The public half, 32 bytes. */
    public byte[] publicKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW_LENGTH, encoded.length);
    }

    /** Whether the private half of a key has signed the message; false also where key or signature is none. */
    static boolean signed(byte[] publicKey, byte[] message, byte[] signature) {
        if (publicKey.length != RAW_LENGTH) {
            return false;
        }
        try {
            byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + RAW_LENGTH);
            System.arraycopy(publicKey, 0, encoded, PREFIX.length, RAW_LENGTH);
            Signature ed25519 = Signature.getInstance(ALGORITHM);
            ed25519.initVerify(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (GeneralSecurityException e) {
            // A point that is not on the curve, or a signature of another length: nothing that it could prove.
            return false;
        }
    }

    /** Pure Ed25519 over the message: 64 bytes. */
    byte[] sign(byte[] message) {
        try {
            Signature ed25519 = Signature.getInstance(ALGORITHM);
            ed25519.initSign(pair.getPrivate());
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A key that was just made signs", e);
        }
    }
}

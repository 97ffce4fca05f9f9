package dev.snapforge.signing.pkcs11;

import java.math.BigInteger;
import java.util.HexFormat;

/** An Ed25519 key pair in the token: what is public of it, and the token that signs with the rest. */
public final class TokenKey {

    private final Token token;
    private final byte[] id;
    private final byte[] publicKey;

    TokenKey(Token token, byte[] id, byte[] publicKey) {
        this.token = token;
        this.id = id.clone();
        this.publicKey = publicKey.clone();
    }

    /** CKA_ID, in hexadecimal digits. */
    public String id() {
        return HexFormat.of().formatHex(id);
    }

    /** The 32 bytes of RFC 8032. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /**
     * Pure Ed25519 (CKM_EDDSA) over the whole message, which goes to the token as it is.
     *
     * @throws Pkcs11Exception if the token cannot be used now
     */
    public byte[] sign(byte[] message) {
        return token.sign(this, message);
    }

    BigInteger number() {
        return new BigInteger(1, id);
    }
}

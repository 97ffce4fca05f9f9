package dev.snapforge.signing.pkcs11;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Finds key pairs by their label. */
final class TokenKeys {

    /** CKK_EC_EDWARDS. */
    private static final long EDWARDS = 0x40;

    private static final int KEY_LENGTH = 32;

    private final TokenSession session;
    private final Token token;
    private final Attribute label;

    TokenKeys(TokenSession session, Token token, String label) {
        this.session = session;
        this.token = token;
        this.label = Attribute.text(Attribute.LABEL, label);
    }

    /** All of them, the greatest id first. */
    List<TokenKey> all() throws CryptokiException {
        List<TokenKey> keys = new ArrayList<>();
        for (long key : session.find(Attribute.number(Attribute.CLASS, Attribute.PRIVATE_KEY), label)) {
            keys.add(pair(key));
        }
        keys.sort(Comparator.comparing(TokenKey::number).reversed());
        for (int i = 1; i < keys.size(); i++) {
            if (keys.get(i).number().equals(keys.get(i - 1).number())) {
                throw Pkcs11Exception.unusableKey(
                        "one key pair with an id", "several with " + keys.get(i).id());
            }
        }
        return keys;
    }

    /** The object that signs, which must be the same pair as when the key was found. */
    long privateHalf(TokenKey wanted) throws CryptokiException {
        BigInteger number = wanted.number();
        for (long key : session.find(Attribute.number(Attribute.CLASS, Attribute.PRIVATE_KEY), label)) {
            TokenKey found = pair(key);
            if (found.number().equals(number) && Arrays.equals(found.publicKey(), wanted.publicKey())) {
                return key;
            }
        }
        throw Pkcs11Exception.noKey("the key with the id " + wanted.id() + " as it was", "none like it");
    }

    private TokenKey pair(long privateKey) throws CryptokiException {
        long type = Attribute.toNumber(session.attribute(privateKey, Attribute.KEY_TYPE));
        if (type != EDWARDS) {
            throw Pkcs11Exception.unusableKey(
                    "an Ed25519 key (CKK_EC_EDWARDS)", "a key of the type " + String.format(Locale.ROOT, "0x%X", type));
        }
        byte[] id = session.attribute(privateKey, Attribute.ID);
        if (id.length == 0) {
            throw Pkcs11Exception.unusableKey("a key pair with an id (CKA_ID)", "none");
        }
        List<Long> publicKeys =
                session.find(Attribute.number(Attribute.CLASS, Attribute.PUBLIC_KEY), new Attribute(Attribute.ID, id));
        if (publicKeys.size() != 1) {
            throw Pkcs11Exception.unusableKey(
                    "one public key with the id " + HexFormat.of().formatHex(id), publicKeys.size() + " of them");
        }
        return new TokenKey(token, id, point(session.attribute(publicKeys.get(0), Attribute.EC_POINT)));
    }

    /** Tokens give the point bare, as an OCTET STRING (04 20) or as a BIT STRING (03 21 00); Ed448 has 57 bytes. */
    private static byte[] point(byte[] encoded) {
        byte[] bare = Arrays.copyOfRange(encoded, Math.max(0, encoded.length - KEY_LENGTH), encoded.length);
        String before = HexFormat.of().formatHex(encoded, 0, encoded.length - bare.length);
        if (bare.length == KEY_LENGTH && List.of("", "0420", "032100").contains(before)) {
            return bare;
        }
        throw Pkcs11Exception.unusableKey(
                "the 32 bytes of an Ed25519 public key", encoded.length + " bytes of another form");
    }
}

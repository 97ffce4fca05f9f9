package dev.snapforge.client.host.crypto;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;

/** Java's keys of JSON Web Keys. */
final class AsymmetricKeys {

    /** How many bytes a key of Curve25519 has. */
    static final int CURVE_25519_SIZE = 32;

    private AsymmetricKeys() {}

    static PublicKey publicKey(JsonWebKey key) throws GeneralSecurityException, WebCryptoException {
        return switch (key.kty()) {
            case "RSA" ->
                KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(key.number("n"), key.number("e")));
            case "EC" -> {
                EllipticCurve curve = EllipticCurve.named(key.crv());
                yield curve.publicKey(curve.point(key));
            }
            case "OKP" ->
                // SubjectPublicKeyInfo up to the key (RFC 8410, 4).
                KeyFactory.getInstance(curve25519(key))
                        .generatePublic(new X509EncodedKeySpec(encoded("302a300506032b65%s032100", key, "x")));
            default -> throw WebCryptoException.data("There are no public keys of the kind " + key.kty());
        };
    }

    static PrivateKey privateKey(JsonWebKey key) throws GeneralSecurityException, WebCryptoException {
        return switch (key.kty()) {
            case "RSA" ->
                KeyFactory.getInstance("RSA")
                        .generatePrivate(new RSAPrivateCrtKeySpec(
                                key.number("n"),
                                key.number("e"),
                                key.number("d"),
                                key.number("p"),
                                key.number("q"),
                                key.number("dp"),
                                key.number("dq"),
                                key.number("qi")));
            case "EC" -> EllipticCurve.named(key.crv()).privateKey(key);
            case "OKP" ->
                // PrivateKeyInfo up to the key (RFC 8410, 7).
                KeyFactory.getInstance(curve25519(key))
                        .generatePrivate(
                                new PKCS8EncodedKeySpec(encoded("302e020100300506032b65%s04220420", key, "d")));
            default -> throw WebCryptoException.data("There are no private keys of the kind " + key.kty());
        };
    }

    private static String curve25519(JsonWebKey key) throws WebCryptoException {
        if (!key.crv().equals("Ed25519") && !key.crv().equals("X25519")) {
            throw WebCryptoException.notSupported("There is no curve " + key.crv());
        }
        return key.crv();
    }

    private static byte[] encoded(String prefix, JsonWebKey key, String member) throws WebCryptoException {
        byte[] bytes = key.bytes(member);
        if (bytes.length != CURVE_25519_SIZE) {
            throw WebCryptoException.data(member + " has " + CURVE_25519_SIZE + " bytes");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(HexFormat.of().parseHex(prefix.formatted(key.crv().equals("Ed25519") ? "70" : "6e")));
        out.writeBytes(bytes);
        return out.toByteArray();
    }
}

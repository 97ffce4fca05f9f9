package dev.snapforge.client.host.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECPoint;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.KeyAgreement;

/** Whole keys, as JSON Web Keys: new ones, and imported ones of which the public half may be missing. */
final class KeyCompletion {

    // A key of 8,192 bits takes seconds, on the thread of the runtime.
    private static final int MAX_MODULUS = 8192;
    private static final int MIN_MODULUS = 512;
    private static final SecureRandom RANDOM = new SecureRandom();

    private KeyCompletion() {}

    static Map<String, String> generate(WebCryptoRequest request) throws GeneralSecurityException, WebCryptoException {
        String name = request.name();
        if (name.equals("HMAC") || name.startsWith("AES")) {
            return secret(request.keyLength());
        }
        if (name.startsWith("RSA")) {
            return rsa(request.number("modulusLength"), new BigInteger(1, request.bytes("publicExponent")));
        }
        if (name.equals("ECDSA") || name.equals("ECDH")) {
            EllipticCurve curve = EllipticCurve.named(request.parameter("namedCurve"));
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(curve.parameters());
            KeyPair pair = generator.generateKeyPair();
            BigInteger d = ((ECPrivateKey) pair.getPrivate()).getS();
            return elliptic(curve, d, ((ECPublicKey) pair.getPublic()).getW());
        }
        byte[] d = new byte[AsymmetricKeys.CURVE_25519_SIZE];
        RANDOM.nextBytes(d);
        return complete(new JsonWebKey(Map.of("kty", "OKP", "crv", name, "d", JsonWebKey.encode(d))));
    }

    /** The key with all that it has, once it is known to be one. */
    static Map<String, String> complete(JsonWebKey key) throws GeneralSecurityException, WebCryptoException {
        if (!key.isPrivate()) {
            AsymmetricKeys.publicKey(key);
        } else if (key.kty().equals("EC")) {
            return completeElliptic(key);
        } else if (key.kty().equals("OKP")) {
            return completeOctets(key);
        } else if (!key.number("p").multiply(key.number("q")).equals(key.number("n"))) {
            throw WebCryptoException.data("n is not the product of p and q");
        } else {
            AsymmetricKeys.privateKey(key);
        }
        Map<String, String> all = new LinkedHashMap<>();
        key.members().forEach((name, value) -> all.put(String.valueOf(name), String.valueOf(value)));
        return all;
    }

    private static Map<String, String> secret(int bits) {
        byte[] k = new byte[(bits + 7) / 8];
        RANDOM.nextBytes(k);
        if (bits % 8 != 0) {
            k[k.length - 1] &= (byte) (0xff << (8 - bits % 8));
        }
        return Map.of("kty", "oct", "k", JsonWebKey.encode(k));
    }

    private static Map<String, String> rsa(int bits, BigInteger exponent)
            throws GeneralSecurityException, WebCryptoException {
        if (bits < MIN_MODULUS || bits > MAX_MODULUS) {
            throw WebCryptoException.operation(
                    "modulusLength is " + bits + ", and is from " + MIN_MODULUS + " to " + MAX_MODULUS + " here");
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(new RSAKeyGenParameterSpec(bits, exponent));
        RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("kty", "RSA");
        all.put("n", JsonWebKey.encode(key.getModulus()));
        all.put("e", JsonWebKey.encode(key.getPublicExponent()));
        all.put("d", JsonWebKey.encode(key.getPrivateExponent()));
        all.put("p", JsonWebKey.encode(key.getPrimeP()));
        all.put("q", JsonWebKey.encode(key.getPrimeQ()));
        all.put("dp", JsonWebKey.encode(key.getPrimeExponentP()));
        all.put("dq", JsonWebKey.encode(key.getPrimeExponentQ()));
        all.put("qi", JsonWebKey.encode(key.getCrtCoefficient()));
        return all;
    }

    private static Map<String, String> completeElliptic(JsonWebKey key)
            throws GeneralSecurityException, WebCryptoException {
        EllipticCurve curve = EllipticCurve.named(key.crv());
        ECPoint point = curve.pointOf(curve.privateKey(key));
        if (key.has("x") && !curve.point(key).equals(point)) {
            throw WebCryptoException.data("x and y are not of the private key");
        }
        return elliptic(curve, key.number("d"), point);
    }

    private static Map<String, String> elliptic(EllipticCurve curve, BigInteger d, ECPoint point) {
        return Map.of(
                "kty",
                "EC",
                "crv",
                curve.name(),
                "d",
                JsonWebKey.encode(d, curve.size()),
                "x",
                JsonWebKey.encode(point.getAffineX(), curve.size()),
                "y",
                JsonWebKey.encode(point.getAffineY(), curve.size()));
    }

    private static Map<String, String> completeOctets(JsonWebKey key)
            throws GeneralSecurityException, WebCryptoException {
        AsymmetricKeys.privateKey(key);
        String x = JsonWebKey.encode(key.crv().equals("X25519") ? agreed(key) : pairOf(key.bytes("d")));
        if (key.has("x") && !x.equals(JsonWebKey.encode(key.bytes("x")))) {
            throw WebCryptoException.data("x is not of the private key");
        }
        return Map.of("kty", "OKP", "crv", key.crv(), "d", JsonWebKey.encode(key.bytes("d")), "x", x);
    }

    /** An agreement with the base point, 9, is the public key (RFC 7748, 6.1). */
    private static byte[] agreed(JsonWebKey key) throws GeneralSecurityException, WebCryptoException {
        byte[] base = new byte[AsymmetricKeys.CURVE_25519_SIZE];
        base[0] = 9;
        KeyAgreement agreement = KeyAgreement.getInstance("X25519");
        agreement.init(AsymmetricKeys.privateKey(key));
        agreement.doPhase(
                AsymmetricKeys.publicKey(
                        new JsonWebKey(Map.of("kty", "OKP", "crv", "X25519", "x", JsonWebKey.encode(base)))),
                true);
        return agreement.generateSecret();
    }

    /** The JDK computes the public key of Ed25519 for a new pair alone, whose private key is what the generator of randomness says. */
    private static byte[] pairOf(byte[] seed) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
        generator.initialize(NamedParameterSpec.ED25519, new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                System.arraycopy(seed, 0, bytes, 0, bytes.length);
            }
        });
        byte[] encoded = generator.generateKeyPair().getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - AsymmetricKeys.CURVE_25519_SIZE, encoded.length);
    }
}

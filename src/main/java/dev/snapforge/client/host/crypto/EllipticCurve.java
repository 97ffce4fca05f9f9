package dev.snapforge.client.host.crypto;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPrivateKeySpec;
import java.security.spec.ECPublicKeySpec;
import java.util.Map;
import javax.crypto.KeyAgreement;

/**
 * One of NIST's prime curves, with what its keys need beyond the JDK.
 *
 * @param name as Web Crypto has it, for example {@code P-256}
 * @param size how many bytes a coordinate and a private key have
 */
record EllipticCurve(String name, ECParameterSpec parameters, int size) {

    private static final Map<String, String> NAMES =
            Map.of("P-256", "secp256r1", "P-384", "secp384r1", "P-521", "secp521r1");

    static EllipticCurve named(String name) throws GeneralSecurityException, WebCryptoException {
        String standard = NAMES.get(name);
        if (standard == null) {
            throw WebCryptoException.notSupported("There is no curve " + name);
        }
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec(standard));
        ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
        return new EllipticCurve(name, spec, (spec.getCurve().getField().getFieldSize() + 7) / 8);
    }

    ECPoint point(JsonWebKey key) throws WebCryptoException {
        ECPoint point = new ECPoint(key.number("x"), key.number("y"));
        BigInteger p = prime();
        if (point.getAffineX().compareTo(p) >= 0
                || point.getAffineY().compareTo(p) >= 0
                || !point.getAffineY().pow(2).mod(p).equals(rightSide(point.getAffineX()))) {
            throw WebCryptoException.data("x and y are no point of " + name);
        }
        return point;
    }

    PublicKey publicKey(ECPoint point) throws GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePublic(new ECPublicKeySpec(point, parameters));
    }

    PrivateKey privateKey(JsonWebKey key) throws GeneralSecurityException, WebCryptoException {
        BigInteger d = key.number("d");
        if (d.signum() == 0 || d.compareTo(parameters.getOrder()) >= 0) {
            throw WebCryptoException.data("d is no private key of " + name);
        }
        return KeyFactory.getInstance("EC").generatePrivate(new ECPrivateKeySpec(d, parameters));
    }

    /**
     * The public key of a private one, of which the JDK computes half: an agreement with the generator gives x. Of the two points with
     * that x, the right one verifies what the private key signs.
     */
    ECPoint pointOf(PrivateKey key) throws GeneralSecurityException, WebCryptoException {
        KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
        agreement.init(key);
        agreement.doPhase(publicKey(parameters.getGenerator()), true);
        BigInteger x = new BigInteger(1, agreement.generateSecret());
        // A square root, as these primes are 3 modulo 4.
        BigInteger y = rightSide(x).modPow(prime().add(BigInteger.ONE).shiftRight(2), prime());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(key);
        byte[] signed = signature.sign();
        for (BigInteger either : new BigInteger[] {y, prime().subtract(y)}) {
            ECPoint point = new ECPoint(x, either);
            signature.initVerify(publicKey(point));
            if (signature.verify(signed)) {
                return point;
            }
        }
        throw WebCryptoException.data("d is no private key of " + name);
    }

    private BigInteger prime() {
        return ((ECFieldFp) parameters.getCurve().getField()).getP();
    }

    /** x³ + ax + b. */
    private BigInteger rightSide(BigInteger x) {
        return x.pow(2)
                .add(parameters.getCurve().getA())
                .multiply(x)
                .add(parameters.getCurve().getB())
                .mod(prime());
    }
}

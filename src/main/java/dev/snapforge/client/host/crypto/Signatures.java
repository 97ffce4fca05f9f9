package dev.snapforge.client.host.crypto;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and verifies. */
final class Signatures {

    private Signatures() {}

    static byte[] sign(WebCryptoRequest request) throws GeneralSecurityException, WebCryptoException {
        if (request.name().equals("HMAC")) {
            return mac(request.hash(), request.key().bytes("k")).doFinal(request.data());
        }
        Signature signature = signature(request);
        signature.initSign(AsymmetricKeys.privateKey(request.key()));
        signature.update(request.data());
        return signature.sign();
    }

    static boolean verify(WebCryptoRequest request) throws GeneralSecurityException, WebCryptoException {
        if (request.name().equals("HMAC")) {
            return MessageDigest.isEqual(sign(request), request.signature());
        }
        Signature signature = signature(request);
        signature.initVerify(AsymmetricKeys.publicKey(request.key()));
        signature.update(request.data());
        try {
            return signature.verify(request.signature());
        } catch (SignatureException e) {
            // Of the wrong length, for example: not what the key has signed.
            return false;
        }
    }

    /** @param key may be empty */
    static Mac mac(String hash, byte[] key) throws GeneralSecurityException {
        String name = "Hmac" + hash.replace("-", "");
        Mac mac = Mac.getInstance(name);
        // HMAC fills keys with zeros; Java has none that are empty.
        mac.init(new SecretKeySpec(key.length == 0 ? new byte[1] : key, name));
        return mac;
    }

    private static Signature signature(WebCryptoRequest request) throws GeneralSecurityException, WebCryptoException {
        return switch (request.name()) {
            case "RSASSA-PKCS1-v1_5" -> Signature.getInstance(request.hash().replace("-", "") + "withRSA");
            case "RSA-PSS" -> pss(request);
            case "ECDSA" -> Signature.getInstance(request.hash().replace("-", "") + "withECDSAinP1363Format");
            case "Ed25519" -> Signature.getInstance("Ed25519");
            default -> throw WebCryptoException.notSupported(request.name() + " does not sign");
        };
    }

    private static Signature pss(WebCryptoRequest request) throws GeneralSecurityException, WebCryptoException {
        Signature signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(new PSSParameterSpec(
                request.hash(),
                "MGF1",
                new MGF1ParameterSpec(request.hash()),
                request.number("saltLength"),
                PSSParameterSpec.TRAILER_FIELD_BC));
        return signature;
    }
}

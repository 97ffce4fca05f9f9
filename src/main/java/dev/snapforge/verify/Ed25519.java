package dev.snapforge.verify;

import dev.snapforge.core.MalformedValueException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Pure Ed25519 (RFC 8032) with the JDK's own provider, and the forms in which public keys travel. */
final class Ed25519 {

    static final int SIGNATURE_LENGTH = 64;

    /** RFC 8410, section 4: a SubjectPublicKeyInfo is these 12 bytes and the raw key. */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    private static final int RAW_LENGTH = 32;
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
    private static final String END = "-----END PUBLIC KEY-----";

    private Ed25519() {}

    static boolean verifies(byte[] raw32, byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_LENGTH) {
            return false;
        }
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initVerify(publicKey(raw32));
            ed25519.update(message);
            return ed25519.verify(signature);
        } catch (InvalidKeySpecException | InvalidKeyException | SignatureException e) {
            // A point that is not on the curve, or a scalar out of range: nothing that such a signature could prove.
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK since 15 has Ed25519 (JEP 339)", e);
        }
    }

    static String toPem(byte[] raw32) {
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(encoded(raw32))
                + "\n-----END PUBLIC KEY-----\n";
    }

    static byte[] fromPem(String pem) {
        String block = pem.strip();
        if (block.startsWith(BEGIN) && block.endsWith(END) && block.length() > BEGIN.length() + END.length()) {
            byte[] der = decode(withoutSpace(block.substring(BEGIN.length(), block.length() - END.length())));
            if (der.length == PREFIX.length + RAW_LENGTH
                    && Arrays.equals(der, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
                return Arrays.copyOfRange(der, PREFIX.length, der.length);
            }
        }
        throw new MalformedValueException(
                "malformed-key", "Ed25519 public key", "one PEM block 'PUBLIC KEY' with an Ed25519 key", label(pem));
    }

    // Keys are read at each start, and most of those need no regular expression otherwise.
    private static String withoutSpace(String text) {
        StringBuilder rest = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next != ' ' && next != '\n' && next != '\r' && next != '\t') {
                rest.append(next);
            }
        }
        return rest.toString();
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    // Only a PEM label is shown: a private key pasted by mistake must not end in a log.
    private static String label(String pem) {
        return pem.lines()
                .filter(line -> line.startsWith("-----BEGIN "))
                .findFirst()
                .orElse("something else");
    }

    private static PublicKey publicKey(byte[] raw32) throws GeneralSecurityException {
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded(raw32)));
    }

    private static byte[] encoded(byte[] raw32) {
        byte[] der = Arrays.copyOf(PREFIX, PREFIX.length + RAW_LENGTH);
        System.arraycopy(raw32, 0, der, PREFIX.length, RAW_LENGTH);
        return der;
    }
}

package dev.snapforge.client.host.crypto;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;

/**
 * Derives bits from a password, a secret or two keys. Java has PBKDF2 for passwords of text only, and HKDF from Java 25 on. A thread that
 * is interrupted gives up: the bundle decides how many iterations and blocks there are, and how much goes into each.
 */
final class BitDerivation {

    private BitDerivation() {}

    static byte[] derive(WebCryptoRequest request) throws GeneralSecurityException, WebCryptoException {
        return switch (request.name()) {
            case "PBKDF2" -> pbkdf2(request, request.length() / 8);
            case "HKDF" -> hkdf(request, request.length() / 8);
            case "ECDH", "X25519" -> agreed(request);
            default -> throw WebCryptoException.notSupported(request.name() + " does not derive");
        };
    }

    private static byte[] agreed(WebCryptoRequest request) throws GeneralSecurityException, WebCryptoException {
        KeyAgreement agreement = KeyAgreement.getInstance(request.name());
        agreement.init(AsymmetricKeys.privateKey(request.key()));
        agreement.doPhase(AsymmetricKeys.publicKey(request.publicKey()), true);
        return agreement.generateSecret();
    }

    /** RFC 8018, 5.2. */
    private static byte[] pbkdf2(WebCryptoRequest request, int size)
            throws GeneralSecurityException, WebCryptoException {
        Mac mac = Signatures.mac(request.hash(), request.key().bytes("k"));
        byte[] result = new byte[size];
        int iterations = request.number("iterations");
        for (int at = 0, block = 1; at < size; at += mac.getMacLength(), block++) {
            requireNotInterrupted();
            mac.update(request.bytes("salt"));
            byte[] last =
                    mac.doFinal(ByteBuffer.allocate(Integer.BYTES).putInt(block).array());
            byte[] sum = last.clone();
            for (int i = 1; i < iterations; i++) {
                last = mac.doFinal(last);
                for (int j = 0; j < sum.length; j++) {
                    sum[j] ^= last[j];
                }
                requireNotInterrupted();
            }
            System.arraycopy(sum, 0, result, at, Math.min(sum.length, size - at));
        }
        return result;
    }

    /** RFC 5869. */
    private static byte[] hkdf(WebCryptoRequest request, int size) throws GeneralSecurityException, WebCryptoException {
        byte[] key = Signatures.mac(request.hash(), request.bytes("salt"))
                .doFinal(request.key().bytes("k"));
        Mac mac = Signatures.mac(request.hash(), key);
        if (size > 255 * mac.getMacLength()) {
            throw WebCryptoException.operation("The length is more than HKDF has");
        }
        byte[] result = new byte[size];
        byte[] last = new byte[0];
        for (int at = 0, block = 1; at < size; at += last.length, block++) {
            requireNotInterrupted();
            mac.update(last);
            mac.update(request.bytes("info"));
            last = mac.doFinal(new byte[] {(byte) block});
            System.arraycopy(last, 0, result, at, Math.min(last.length, size - at));
        }
        return result;
    }

    private static void requireNotInterrupted() throws WebCryptoException {
        if (Thread.currentThread().isInterrupted()) {
            throw WebCryptoException.operation("The thread was interrupted");
        }
    }
}

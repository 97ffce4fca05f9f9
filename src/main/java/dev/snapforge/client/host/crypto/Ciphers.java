package dev.snapforge.client.host.crypto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts and decrypts. */
final class Ciphers {

    private static final int BLOCK = 16;
    private static final int COUNTER_BITS = 128;

    private Ciphers() {}

    static byte[] run(WebCryptoRequest request, boolean encrypts) throws GeneralSecurityException, WebCryptoException {
        int mode = encrypts ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
        return switch (request.name()) {
            case "AES-CBC" ->
                cipher("AES/CBC/PKCS5Padding", mode, aes(request), new IvParameterSpec(request.bytes("iv")))
                        .doFinal(request.data());
            case "AES-GCM" -> authenticated(request, mode);
            case "AES-CTR" -> count(request);
            case "AES-KW" -> wrap(request, encrypts);
            case "RSA-OAEP" -> oaep(request, encrypts, mode);
            default -> throw WebCryptoException.notSupported(request.name() + " does not encrypt");
        };
    }

    private static byte[] authenticated(WebCryptoRequest request, int mode)
            throws GeneralSecurityException, WebCryptoException {
        GCMParameterSpec gcm = new GCMParameterSpec(request.number("tagLength"), request.bytes("iv"));
        Cipher cipher = cipher("AES/GCM/NoPadding", mode, aes(request), gcm);
        cipher.updateAAD(request.bytes("additionalData"));
        return cipher.doFinal(request.data());
    }

    private static byte[] oaep(WebCryptoRequest request, boolean encrypts, int mode)
            throws GeneralSecurityException, WebCryptoException {
        OAEPParameterSpec oaep = new OAEPParameterSpec(
                request.hash(),
                "MGF1",
                new MGF1ParameterSpec(request.hash()),
                new PSource.PSpecified(request.bytes("label")));
        Key key = encrypts ? AsymmetricKeys.publicKey(request.key()) : AsymmetricKeys.privateKey(request.key());
        return cipher("RSA/ECB/OAEPPadding", mode, key, oaep).doFinal(request.data());
    }

    /** RFC 3394. */
    private static byte[] wrap(WebCryptoRequest request, boolean encrypts)
            throws GeneralSecurityException, WebCryptoException {
        Cipher cipher = Cipher.getInstance("AESWrap");
        if (encrypts) {
            cipher.init(Cipher.WRAP_MODE, aes(request));
            return cipher.wrap(new SecretKeySpec(request.data(), "RAW"));
        }
        cipher.init(Cipher.UNWRAP_MODE, aes(request));
        return cipher.unwrap(request.data(), "RAW", Cipher.SECRET_KEY).getEncoded();
    }

    /** Only so many bits of the block count, and begin again at zero; Java's cipher counts with all. */
    private static byte[] count(WebCryptoRequest request) throws GeneralSecurityException, WebCryptoException {
        byte[] data = request.data();
        byte[] counter = request.bytes("counter");
        int bits = request.number("length");
        if (counter.length != BLOCK || bits < 1 || bits > COUNTER_BITS) {
            throw WebCryptoException.operation("The counter has 16 bytes, of which 1 to 128 bits count");
        }
        BigInteger values = BigInteger.ONE.shiftLeft(bits);
        BigInteger start = new BigInteger(1, counter);
        BigInteger untilZero = values.subtract(start.mod(values));
        BigInteger blocks = BigInteger.valueOf((data.length + BLOCK - 1L) / BLOCK);
        if (blocks.compareTo(values) > 0) {
            throw WebCryptoException.operation("The counter would repeat itself");
        }
        int first = blocks.compareTo(untilZero) <= 0 ? data.length : untilZero.intValueExact() * BLOCK;
        byte[] result = Arrays.copyOf(counted(request, counter, data, 0, first), data.length);
        if (first < data.length) {
            byte[] zero = block(start.subtract(start.mod(values)));
            System.arraycopy(
                    counted(request, zero, data, first, data.length - first), 0, result, first, data.length - first);
        }
        return result;
    }

    private static byte[] counted(WebCryptoRequest request, byte[] counter, byte[] data, int from, int length)
            throws GeneralSecurityException, WebCryptoException {
        return cipher("AES/CTR/NoPadding", Cipher.ENCRYPT_MODE, aes(request), new IvParameterSpec(counter))
                .doFinal(data, from, length);
    }

    private static byte[] block(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] block = new byte[BLOCK];
        int length = Math.min(bytes.length, BLOCK);
        System.arraycopy(bytes, bytes.length - length, block, BLOCK - length, length);
        return block;
    }

    private static Key aes(WebCryptoRequest request) throws WebCryptoException {
        byte[] key = request.key().bytes("k");
        if (key.length == 0) {
            throw WebCryptoException.operation("The key is empty");
        }
        return new SecretKeySpec(key, "AES");
    }

    private static Cipher cipher(String name, int mode, Key key, AlgorithmParameterSpec parameters)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(name);
        cipher.init(mode, key, parameters);
        return cipher;
    }
}

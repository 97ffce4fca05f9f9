package dev.snapforge.client.host.crypto;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.util.Map;

/**
 * The host of the prelude's slot {@code crypto.subtle}, by the providers of the JDK and those that the application has installed, in
 * their order ({@link java.security.Security}). It keeps no keys: each request has the one that it needs.
 */
public final class WebCryptoHost {

    private WebCryptoHost() {}

    /**
     * Answers one request, on the calling thread.
     *
     * @param request {@code operation}, {@code algorithm} and what they need, as docs/preludes.md describes it; binary values are
     *     {@code byte[]}
     * @return {@code byte[]}; for {@code verify} a {@link Boolean}, for {@code generateKey} and {@code importKey} a {@link Map}
     * @throws Exception with a message that begins with the name of a {@code DOMException}, for example {@code DataError: }
     */
    public static Object answer(Map<?, ?> request) throws Exception {
        try {
            return answer(new WebCryptoRequest(request));
        } catch (NoSuchAlgorithmException | InvalidAlgorithmParameterException e) {
            // The JDK's AES-GCM has no tags of fewer than 96 bits, for example; other providers do.
            throw WebCryptoException.notSupported(String.valueOf(e.getMessage()));
        } catch (GeneralSecurityException | ProviderException | IllegalArgumentException e) {
            boolean isKey = "importKey".equals(request.get("operation"));
            String message = String.valueOf(e.getMessage());
            throw isKey ? WebCryptoException.data(message) : WebCryptoException.operation(message);
        }
    }

    private static Object answer(WebCryptoRequest request) throws GeneralSecurityException, WebCryptoException {
        return switch (request.operation()) {
            case "digest" ->
                MessageDigest.getInstance(WebCryptoRequest.hash(request.name())).digest(request.data());
            case "sign" -> Signatures.sign(request);
            case "verify" -> Signatures.verify(request);
            case "encrypt" -> Ciphers.run(request, true);
            case "decrypt" -> Ciphers.run(request, false);
            case "deriveBits" -> BitDerivation.derive(request);
            case "generateKey" -> KeyCompletion.generate(request);
            case "importKey" -> KeyCompletion.complete(request.key());
            default -> throw WebCryptoException.notSupported("This host has no operation " + request.operation());
        };
    }
}

package dev.snapforge.signing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/** An Ed25519 private key and its PEM form: PKCS#8 version 1 (RFC 5208 with RFC 8410), 48 bytes of DER. */
final class Ed25519PrivateKey implements SigningKey {

    private static final Pattern PEM = Pattern.compile(
            "\\s*-----BEGIN PRIVATE KEY-----\\s*([A-Za-z0-9+/=\\s]+?)\\s*-----END PRIVATE KEY-----\\s*");
    /** RFC 8410, section 3. */
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

    private static final String NAME = "Ed25519";

    private static final int DER_LENGTH = 48;

    private final Ed25519PrivateKeyParameters parameters;

    private Ed25519PrivateKey(Ed25519PrivateKeyParameters parameters) {
        this.parameters = parameters;
    }

    static Ed25519PrivateKey generate(SecureRandom random) {
        return new Ed25519PrivateKey(new Ed25519PrivateKeyParameters(random));
    }

    /** Reads exactly what {@link #toPem()} and {@code openssl genpkey -algorithm ed25519} write. */
    static Optional<Ed25519PrivateKey> fromPem(String pem) {
        Matcher matcher = PEM.matcher(pem);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] der = decode(matcher.group(1).replaceAll("\\s", ""));
        if (der.length != DER_LENGTH) {
            return Optional.empty();
        }
        Ed25519PrivateKey key = new Ed25519PrivateKey(
                new Ed25519PrivateKeyParameters(der, DER_LENGTH - Ed25519PrivateKeyParameters.KEY_SIZE));
        return Arrays.equals(key.toDer(), der) ? Optional.of(key) : Optional.empty();
    }

    String toPem() {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getEncoder().encodeToString(toDer())
                + "\n-----END PRIVATE KEY-----\n";
    }

    @Override
    public byte[] publicKey() {
        return parameters.generatePublicKey().getEncoded();
    }

    @Override
    public byte[] sign(byte[] message) {
        try {
            // By the JDK, whose SHA-512 is an instruction of the processor: the message is a whole container, and is
            // read twice.
            Signature ed25519 = Signature.getInstance(NAME);
            ed25519.initSign(KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, parameters.getEncoded())));
            ed25519.update(message);
            return ed25519.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK since 15 has Ed25519 (JEP 339)", e);
        }
    }

    // Bouncy Castle's PrivateKeyInfoFactory would add the public key (PKCS#8 version 2), which openssl 3.0 cannot read.
    private byte[] toDer() {
        try {
            return new PrivateKeyInfo(new AlgorithmIdentifier(ED25519), new DEROctetString(parameters.getEncoded()))
                    .getEncoded();
        } catch (IOException e) {
            throw new UncheckedIOException("Encoding into memory does not fail", e);
        }
    }

    private static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.getBytes(StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}

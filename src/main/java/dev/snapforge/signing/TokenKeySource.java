package dev.snapforge.signing;

import dev.snapforge.signing.pkcs11.Pkcs11Exception;
import dev.snapforge.signing.pkcs11.Token;
import dev.snapforge.signing.pkcs11.TokenKey;
import dev.snapforge.signing.pkcs11.TokenSettings;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;

/** Keys in a token. None is made here: the token's own tools do that, and say what may leave it. */
final class TokenKeySource implements KeySource {

    private static final int CHALLENGE_LENGTH = 64;

    private final Token token;
    private byte[] proven = new byte[0];

    TokenKeySource(TokenSettings settings) {
        this.token = new Token(settings);
    }

    @Override
    public SigningKey loadOrCreate() {
        try {
            return load();
        } catch (Pkcs11Exception e) {
            token.close();
            throw e;
        }
    }

    /** A key has signed something that its public half verifies before it is given out for the first time. */
    @Override
    public synchronized SigningKey load() {
        TokenKey key = token.keys().get(0);
        if (!Arrays.equals(key.publicKey(), proven)) {
            prove(key);
            proven = key.publicKey();
        }
        return new InToken(key);
    }

    @Override
    public List<SigningKey> older() {
        return token.keys().stream().skip(1).<SigningKey>map(InToken::new).toList();
    }

    @Override
    public Optional<String> problem() {
        return token.problem();
    }

    @Override
    public void close() {
        token.close();
    }

    private static void prove(TokenKey key) {
        byte[] challenge = new byte[CHALLENGE_LENGTH];
        new SecureRandom().nextBytes(challenge);
        Ed25519Signer verifier = new Ed25519Signer();
        verifier.init(false, new Ed25519PublicKeyParameters(key.publicKey()));
        verifier.update(challenge, 0, challenge.length);
        if (!verifier.verifySignature(key.sign(challenge))) {
            throw Pkcs11Exception.badSignature();
        }
    }

    private record InToken(TokenKey key) implements SigningKey {

        @Override
        public byte[] publicKey() {
            return key.publicKey();
        }

        @Override
        public byte[] sign(byte[] message) {
            try {
                return key.sign(message);
            } catch (Pkcs11Exception e) {
                throw new SignerUnavailableException(e);
            }
        }
    }
}

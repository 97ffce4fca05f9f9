package dev.snapforge.signing;

import dev.snapforge.signing.pkcs11.TokenSettings;
import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import jakarta.annotation.PreDestroy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** Signs with the service's private key, which is in a file and never leaves this package, or in a token and never leaves that. */
@Service
@SignerRole
public class Signer {

    private final KeySource source;
    private final Clock clock;
    private volatile ActiveKey current;

    /** Loads the key, or makes one in its file; fails if it cannot or must not be used. */
    @Autowired
    Signer(SigningSettings settings, Clock clock) {
        TokenSettings token = settings.pkcs11();
        this.source = token == null ? new KeyFile(settings.keyFile()) : new TokenKeySource(token);
        this.clock = clock;
        this.current = active(source.loadOrCreate());
    }

    /** The key that signs now. */
    public ActiveKey current() {
        return current;
    }

    /** The RFC 7638 thumbprint of the key that signs now. */
    public String keyId() {
        return current.keyId();
    }

    /** As {@link ActiveKey#sign}, with the key that signs now. */
    public byte[] sign(byte[] message) {
        return current.sign(message);
    }

    /** As {@link ActiveKey#attest(ProvenanceStatement)}, with the key that signs now. */
    public String attest(ProvenanceStatement statement) {
        return current.attest(statement);
    }

    /** As {@link ActiveKey#attest(Map)}, with the key that signs now. */
    public String attest(Map<String, ?> statement) {
        return current.attest(statement);
    }

    /** As {@link ActiveKey#publicKey}, of the key that signs now. */
    public PublicKeyInfo publicKey() {
        return current.publicKey();
    }

    /** The key that is in the file or token now; it does not sign yet. */
    ActiveKey offered() {
        return active(source.load());
    }

    /** Keys that a token still has and that signed before the one that does now, latest first. */
    List<ActiveKey> older() {
        return source.older().stream().map(this::active).toList();
    }

    /** Why nothing can be signed at the moment, if that is known. */
    Optional<String> problem() {
        return source.problem();
    }

    /** The key in another file, which is there. */
    ActiveKey onFile(Path other) {
        return active(new KeyFile(other).load());
    }

    void use(ActiveKey next) {
        this.current = next;
    }

    /** Logs out of a token. */
    @PreDestroy
    void close() {
        source.close();
    }

    private ActiveKey active(SigningKey key) {
        return new ActiveKey(
                key,
                PublicKeyInfo.of(
                        key.publicKey(), clock.instant().truncatedTo(ChronoUnit.SECONDS), null, KeyStatus.ACTIVE));
    }
}

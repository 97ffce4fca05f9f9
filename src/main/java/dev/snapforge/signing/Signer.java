package dev.snapforge.signing;

import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** Signs with the service's private key, which never leaves this package. */
@Service
@SignerRole
public class Signer {

    private final KeyFile file;
    private final Clock clock;
    private volatile ActiveKey current;

    /** Loads the key, or makes one; {@link KeyFileException} if it cannot or must not be used. */
    @Autowired
    Signer(SigningSettings settings, Clock clock) {
        this.file = new KeyFile(settings.keyFile());
        this.clock = clock;
        this.current = active(file.loadOrCreate());
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

    /** The key that is in the file now; it does not sign yet. */
    ActiveKey onFile() {
        return active(file.load());
    }

    /** The key in another file, which is there. */
    ActiveKey onFile(Path other) {
        return active(new KeyFile(other).load());
    }

    void use(ActiveKey next) {
        this.current = next;
    }

    private ActiveKey active(Ed25519PrivateKey key) {
        return new ActiveKey(
                key,
                PublicKeyInfo.of(
                        key.publicKey(), clock.instant().truncatedTo(ChronoUnit.SECONDS), null, KeyStatus.ACTIVE));
    }
}

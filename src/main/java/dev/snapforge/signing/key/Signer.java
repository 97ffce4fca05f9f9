package dev.snapforge.signing.key;

import dev.snapforge.kernel.CanonicalJson;
import dev.snapforge.signing.Dsse;
import dev.snapforge.signing.KeyStatus;
import dev.snapforge.signing.PublicKeyInfo;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/** Signs with the service's private key, which never leaves this object. */
@Service
public class Signer {

    private final PrivateKey key;
    private final PublicKeyInfo publicKey;

    /** Loads the key, or makes one; {@link KeyFileException} if it cannot or must not be used. */
    @Autowired
    Signer(SigningSettings settings, Clock clock) {
        this.key = new KeyFile(settings.keyFile()).loadOrCreate();
        this.publicKey = PublicKeyInfo.of(
                key.publicKey(), clock.instant().truncatedTo(ChronoUnit.SECONDS), null, KeyStatus.ACTIVE);
    }

    /** The RFC 7638 thumbprint of the key that signs. */
    public String keyId() {
        return publicKey.keyId();
    }

    /** Pure Ed25519 (RFC 8032, section 5.1) over the whole message: 64 bytes, the same for the same message. */
    public byte[] sign(byte[] message) {
        return key.sign(message);
    }

    /** The statement in a DSSE envelope, as JSON. */
    public String attest(Statement statement) {
        return attest(statement.toJson());
    }

    /** Any in-toto statement, in canonical form, in a DSSE envelope, as JSON. */
    public String attest(Map<String, Object> statement) {
        byte[] body = CanonicalJson.write(statement);
        return Dsse.write(Statement.PAYLOAD_TYPE, body, keyId(), sign(Dsse.pae(Statement.PAYLOAD_TYPE, body)));
    }

    /** The public half, as of this start; {@link KeyRing#get(String)} knows since when and until when it counts. */
    public PublicKeyInfo publicKey() {
        return publicKey;
    }
}

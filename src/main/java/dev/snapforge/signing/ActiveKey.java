package dev.snapforge.signing;

import dev.snapforge.json.CanonicalJson;
import dev.snapforge.verify.Dsse;
import dev.snapforge.verify.PublicKeyInfo;
import java.util.Map;

/** The key that signs now. Who signs several things that belong together does it with one of these: the next may be another. */
public final class ActiveKey {

    private final SigningKey key;
    private final PublicKeyInfo publicKey;

    ActiveKey(SigningKey key, PublicKeyInfo publicKey) {
        this.key = key;
        this.publicKey = publicKey;
    }

    /** The RFC 7638 thumbprint. */
    public String keyId() {
        return publicKey.keyId();
    }

    /** The public half, as of when it was loaded; {@link KeyRing#get(String)} knows since when and until when it counts. */
    public PublicKeyInfo publicKey() {
        return publicKey;
    }

    /**
     * Pure Ed25519 (RFC 8032, section 5.1) over the whole message: 64 bytes, the same for the same message.
     *
     * @throws SignerUnavailableException if the key is on a token that cannot be used at the moment
     */
    public byte[] sign(byte[] message) {
        return key.sign(message);
    }

    /** The statement in a DSSE envelope, as JSON. */
    public String attest(ProvenanceStatement statement) {
        return attest(statement.toJson());
    }

    /** Any in-toto statement, in canonical form, in a DSSE envelope, as JSON. */
    public String attest(Map<String, ?> statement) {
        byte[] body = CanonicalJson.write(statement);
        return Dsse.write(Dsse.IN_TOTO, body, keyId(), sign(Dsse.pae(Dsse.IN_TOTO, body)));
    }
}

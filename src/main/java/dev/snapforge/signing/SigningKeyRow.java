package dev.snapforge.signing;

import dev.snapforge.verify.KeyStatus;
import dev.snapforge.verify.PublicKeyInfo;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The public half of a key, as kept in table {@code signing_key}. */
@Entity
@Table(name = "signing_key")
class SigningKeyRow {

    @Id
    private String keyId;

    @Column(nullable = false)
    private byte[] publicKey;

    @Column(nullable = false)
    private Instant notBefore;

    private @Nullable Instant notAfter;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private KeyStatus status;

    private @Nullable String reason;
    private @Nullable Instant changedAt;

    @SuppressWarnings("NullAway.Init") // JPA fills the fields.
    protected SigningKeyRow() {}

    SigningKeyRow(PublicKeyInfo key) {
        this.keyId = key.keyId();
        this.publicKey = key.raw32();
        this.notBefore = key.notBefore();
        this.notAfter = key.notAfter();
        this.status = key.status();
    }

    KeyRecord toRecord() {
        return new KeyRecord(toPublicKeyInfo(), reason, changedAt);
    }

    PublicKeyInfo toPublicKeyInfo() {
        return new PublicKeyInfo(keyId, publicKey, notBefore, notAfter, status);
    }
}

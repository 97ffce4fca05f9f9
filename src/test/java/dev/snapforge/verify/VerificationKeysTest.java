package dev.snapforge.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.snapforge.core.MalformedValueException;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class VerificationKeysTest {

    /** RFC 8037, appendix A.2 and A.3. */
    private static final String X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";

    private static final String THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k";

    private final PublicKeyInfo key =
            PublicKeyInfo.of(Base64.getUrlDecoder().decode(X), Instant.EPOCH, null, KeyStatus.ACTIVE);

    @Test
    void derivesTheThumbprintOfRfc8037() {
        assertThat(key.keyId()).isEqualTo(THUMBPRINT);
    }

    @Test
    void readsThePemItWrites() {
        VerificationKeys keys = VerificationKeys.fromPem(key.toPem().replace("\n", "\r\n"));

        assertThat(keys.find(THUMBPRINT)).contains(key);
        assertThat(keys.find("other")).isEmpty();
    }

    @Test
    void refusesPemThatIsNoEd25519PublicKeyWithoutShowingIt() {
        String privateKey = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----\n";
        for (String pem :
                new String[] {"", "c2VjcmV0", privateKey, key.toPem().replace("MCow", "MCox"), key.toPem() + key.toPem()
                }) {
            assertThatExceptionOfType(MalformedValueException.class)
                    .isThrownBy(() -> VerificationKeys.fromPem(pem))
                    .satisfies(refusal -> {
                        assertThat(refusal.code()).isEqualTo("malformed-key");
                        assertThat(refusal.getMessage() + refusal.found()).doesNotContain("c2VjcmV0");
                    });
        }
    }

    @Test
    void readsKeySetWithValidityAndStatus() {
        VerificationKeys keys = VerificationKeys.fromJwks(
                "{\"keys\":[{\"kty\":\"RSA\",\"n\":\"x\"},{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X
                        + "\",\"kid\":\"" + THUMBPRINT
                        + "\",\"nbf\":10,\"exp\":20,\"status\":\"RETIRED\",\"use\":\"sig\"}]}");

        assertThat(keys.find(THUMBPRINT))
                .contains(PublicKeyInfo.of(
                        key.raw32(), Instant.ofEpochSecond(10), Instant.ofEpochSecond(20), KeyStatus.RETIRED));
    }

    @Test
    void refusesMalformedKeySets() {
        for (String members : new String[] {
            "\"x\":1",
            "\"x\":\"*\"",
            "\"x\":\"" + X + "\",\"exp\":1e99",
            "\"x\":\"" + X + "\",\"status\":\"GOOD\"",
            "\"x\":\"" + X + "\",\"kid\":\"me\"",
            "\"x\":\"" + X + "\"},{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"" + X + "\",\"status\":\"REVOKED\""
        }) {
            assertThatExceptionOfType(MalformedValueException.class)
                    .isThrownBy(() -> VerificationKeys.fromJwks(
                            "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\"," + members + "}]}"));
        }
        assertThatExceptionOfType(MalformedValueException.class).isThrownBy(() -> VerificationKeys.fromJwks("{}"));
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(() -> VerificationKeys.fromJwks("{\"keys\":[1]}"));
    }
}

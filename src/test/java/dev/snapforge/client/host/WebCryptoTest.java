package dev.snapforge.client.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.caoccao.javet.interop.V8Runtime;
import dev.snapforge.client.PreparedEngine;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code crypto.subtle} of the committed prelude in a restored runtime, by the cryptography of this JVM. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebCryptoTest {

    private static final Path PRELUDE = Path.of("src/main/resources/dev/snapforge/prelude/web.js");

    private byte[] blob;
    private V8Runtime runtime;

    @BeforeAll
    void restore() throws Exception {
        PreparedEngine.useInThisJvm();
        blob = PreparedEngine.CURRENT.blob(List.of(
                PRELUDE, HostFunctionsFixture.script("web-crypto.js"), HostFunctionsFixture.script("sealed.js")));
        runtime = HostFunctionsFixture.restored(blob);
        HostFunctions.standard((level, text) -> {}).bind(runtime);
    }

    @AfterAll
    void close() throws Exception {
        runtime.close();
    }

    @ParameterizedTest
    @CsvSource({
        "digest, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "hmac, 5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
        "gcm, 0388dace60b6a392f328c2b971b2fe78ab6e47d42cec13bdf53a67b21257bddf",
        "cbc, 7649abac8119b246cee98e9b12e9197d",
        "ctr, true",
        "wrap, 1fa68b0a8112b447aef34bd8fb5a7b829d3e862371d2cfe5",
        "pbkdf2, ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957",
        "hkdf, 3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        "ed25519, 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo e5564300c360ac72",
        "point, true"
    })
    void computesWhatIsPublished(String name, String expected) throws Exception {
        assertThat(answer(runtime, "answers", name)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ecdsa", "ecdsaWide", "ed25519", "rsa", "pss", "oaep", "ecdh", "x25519"})
    void makesKeysThatComeBackInEveryFormat(String name) throws Exception {
        assertThat(answer(runtime, "rounds", name)).isEqualTo("true");
    }

    @ParameterizedTest
    @CsvSource({
        "badPoint, DataError, no point of P-256",
        "shortTag, NotSupportedError, TLen",
        "altered, OperationError, ag mismatch",
        "longSecret, OperationError, 8388608",
        "largeKey, OperationError, 100000"
    })
    void refusesWithTheExceptionsOfTheStandard(String name, String error, String reason) throws Exception {
        assertThat(answer(runtime, "answers", name)).startsWith("true " + error).contains(reason);
    }

    @Test
    void namesTheSlotWhereNoHostIsBound() throws Exception {
        try (V8Runtime unbound = HostFunctionsFixture.restored(blob)) {
            assertThat(answer(unbound, "answers", "digest"))
                    .startsWith("true NotSupportedError")
                    .contains("The slot \"crypto.subtle\" is not bound");
        }
    }

    private static String answer(V8Runtime runtime, String table, String name) throws Exception {
        runtime.getExecutor("answer(" + table + ", '" + name + "')").executeVoid();
        runtime.await();
        return runtime.getExecutor("answered").executeString();
    }
}

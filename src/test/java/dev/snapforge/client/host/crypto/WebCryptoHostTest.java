package dev.snapforge.client.host.crypto;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of a bundle that has put code of its own in the place of the prelude's, to have the thread of its runtime for itself. */
class WebCryptoHostTest {

    private static final Map<String, String> SECRET = Map.of("kty", "oct", "k", "AAAA");

    /** One iteration for each of many blocks is as much work as many iterations. */
    @ParameterizedTest
    @CsvSource({"PBKDF2, 1, 8388608", "PBKDF2, 2147483647, 160", "HKDF, 0, 40800"})
    void aThreadThatIsInterruptedGivesUp(String name, int iterations, int length) {
        Map<String, ?> algorithm = Map.of(
                "name", name, "hash", "SHA-1", "iterations", iterations, "salt", new byte[3], "info", new byte[3]);
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> WebCryptoHost.answer(
                            Map.of("operation", "deriveBits", "algorithm", algorithm, "key", SECRET, "length", length)))
                    .hasMessage("OperationError: The thread was interrupted");
        } finally {
            Thread.interrupted();
        }
    }

    /** The product of two numbers of a megabyte takes seconds, and a private exponent as long takes hours. */
    @ParameterizedTest
    @ValueSource(strings = {"n", "e", "d", "p", "q", "dp", "dq", "qi"})
    void numbersOfKeysAreNotLongerThanAnyKeyHas(String member) {
        Map<String, String> key = new HashMap<>(Map.of("kty", "RSA"));
        for (String each : new String[] {"n", "e", "d", "p", "q", "dp", "dq", "qi"}) {
            key.put(each, JsonWebKey.encode(BigInteger.ONE));
        }
        key.put(member, JsonWebKey.encode(new byte[2050]));

        assertThatThrownBy(() -> WebCryptoHost.answer(Map.of("operation", "importKey", "key", key)))
                .hasMessage("DataError: " + member + " has 2050 bytes, and at most 2049 here");
    }
}

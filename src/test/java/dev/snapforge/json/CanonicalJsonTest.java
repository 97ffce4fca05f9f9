package dev.snapforge.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.snapforge.core.MalformedValueException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    /** RFC 8785, appendix B: IEEE 754 bits and their text. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0",
        "8000000000000000, 0",
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
    })
    void writesNumbersAsEcmaScriptDoes(String bits, String text) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));

        assertThat(CanonicalJson.writeString(value)).isEqualTo(text);
    }

    @Test
    void writesTheShorterTextThatJdk17Misses() {
        assertThat(CanonicalJson.writeString(2.0E-3)).isEqualTo("0.002");
        assertThat(CanonicalJson.writeString(2.2250738585072014E-308)).isEqualTo("2.2250738585072014e-308");
        assertThat(CanonicalJson.writeString(Double.valueOf("2e23"))).isEqualTo("2e+23");
        assertThat(CanonicalJson.writeString(0x1p-44)).isEqualTo("5.684341886080802e-14");
    }

    @Test
    void writesDoublesThatReadBackAsTheSame() {
        Random random = new Random(8785);
        for (int i = 0; i < 20_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(CanonicalJson.writeString(value))).isEqualTo(value);
            }
        }
    }

    @Test
    void sortsKeysByUtf16CodeUnits() {
        Map<String, Object> value = new LinkedHashMap<>();
        for (String key : List.of("\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6")) {
            value.put(key, 1);
        }

        assertThat(CanonicalJson.writeString(value))
                .isEqualTo(
                        "{\"\\r\":1,\"1\":1,\"\u0080\":1,\"\u00f6\":1,\"\u20ac\":1,\"\ud83d\ude00\":1,\"\ufb33\":1}");
    }

    @Test
    void escapesOnlyWhatMustBeEscaped() {
        assertThat(CanonicalJson.writeString("\u20ac$\u000f\nA'B\"\\\\\"/\u007f\u2028"))
                .isEqualTo("\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\u007f\u2028\"");
    }

    @Test
    void writesNestedValuesWithoutSpace() {
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put("z", List.of());
        value.put("a", List.of(1, 2L, true, Map.of()));
        value.put("n", null);

        assertThat(CanonicalJson.write(value))
                .isEqualTo("{\"a\":[1,2,true,{}],\"n\":null,\"z\":[]}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void keepsWholeNumbersExactUpTo2To53() {
        assertThat(CanonicalJson.writeString(1L << 53)).isEqualTo("9007199254740992");
        assertThat(parsed("-9007199254740992")).isEqualTo(-(1L << 53));
        assertThat(parsed("9007199254740994")).isEqualTo(9007199254740994d);
        assertThat(parsed("-0")).isEqualTo(-0.0);
        assertRefused(() -> CanonicalJson.write((1L << 53) + 1));
    }

    @Test
    void refusesToWriteWhatJsonCannotSay() {
        assertRefused(() -> CanonicalJson.write(Double.NaN));
        assertRefused(() -> CanonicalJson.write(Double.POSITIVE_INFINITY));
        assertRefused(() -> CanonicalJson.write("\ud83d"));
        assertRefused(() -> CanonicalJson.write("\ude00\ud83d"));
        assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(new Object()));
    }

    @Test
    void readsEveryKindOfValue() {
        Map<String, @Nullable Object> expected = new LinkedHashMap<>();
        expected.put("a", List.of(1L, 1.5, "x\u00e9\ud83d\ude00/", true, false));
        expected.put("b", null);

        assertThat(parsed(" {\"a\": [1, 15e-1, \"x\\u00e9\\ud83d\\ude00\\/\", true,false ] ,\n\"b\":null}\t"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\" 1}",
                "{a:1}",
                "01",
                "1.",
                ".5",
                "+1",
                "1e",
                "-",
                "NaN",
                "tru",
                "nul",
                "\"",
                "\"\\x\"",
                "\"\\u12g4\"",
                "\"\\ud800\"",
                "\"\\ud800x\"",
                "\"\\udc00\"",
                "\"\t\"",
                "1 2",
                "[]]",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "1e999",
                "[1 2]",
                "\ufeff1",
                "'a'",
                "\"\\u\u0661\u0661\u0661\u0661\""
            })
    void refusesWhatIsNotStrictJson(String text) {
        assertRefused(() -> parsed(text));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
        assertRefused(() -> CanonicalJson.parse(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'}));
        assertRefused(() -> CanonicalJson.parse(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}));
    }

    @Test
    void refusesMoreThan64LevelsBothWays() {
        Object nested = 1;
        for (int i = 0; i < 64; i++) {
            nested = List.of(nested);
        }
        List<Object> tooDeep = new ArrayList<>(List.of(nested));

        byte[] written = CanonicalJson.write(nested);
        assertThat(CanonicalJson.write(CanonicalJson.parse(written))).isEqualTo(written);
        assertRefused(() -> CanonicalJson.write(tooDeep));
        assertRefused(() -> parsed("[".repeat(65) + "]".repeat(65)));
        assertRefused(() -> parsed("[".repeat(1_000_000)));
    }

    private static @Nullable Object parsed(String text) {
        return CanonicalJson.parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertRefused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatExceptionOfType(MalformedValueException.class)
                .isThrownBy(call)
                .satisfies(refusal -> assertThat(refusal.code()).isEqualTo("malformed-json"));
    }
}

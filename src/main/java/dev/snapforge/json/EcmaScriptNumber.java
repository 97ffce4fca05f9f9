package dev.snapforge.json;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** ECMA-262, section 6.1.6.1.20 "Number::toString" with radix 10, which RFC 8785, section 3.2.2.3 prescribes. */
final class EcmaScriptNumber {

    /** Every double is told apart from its neighbours by 17 digits (IEEE 754, section 5.12.2). */
    private static final int MOST_DIGITS = 17;

    private EcmaScriptNumber() {}

    static String write(double value) {
        if (value == 0) {
            return "0";
        }
        BigDecimal shortest = shortest(new BigDecimal(Math.abs(value)));
        String digits = shortest.unscaledValue().toString();
        String sign = value < 0 ? "-" : "";
        // n of the specification: the value is 0.digits times 10^n.
        return sign + layOut(digits, digits.length() - shortest.scale());
    }

    /**
     * JDK 17's {@code Double.toString} is not always shortest (JDK-4511638), so it is searched for. Both neighbours are tried:
     * below a power of two the doubles lie closer together, and the nearer decimal may belong to the next double.
     */
    private static BigDecimal shortest(BigDecimal exact) {
        double value = exact.doubleValue();
        for (int digits = 1; digits < MOST_DIGITS; digits++) {
            BigDecimal below = exact.round(new MathContext(digits, RoundingMode.DOWN));
            BigDecimal above = exact.round(new MathContext(digits, RoundingMode.UP));
            boolean belowFits = below.doubleValue() == value;
            boolean aboveFits = above.doubleValue() == value;
            if (belowFits && aboveFits) {
                return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN))
                        .stripTrailingZeros();
            }
            if (belowFits || aboveFits) {
                return (belowFits ? below : above).stripTrailingZeros();
            }
        }
        return exact.round(new MathContext(MOST_DIGITS, RoundingMode.HALF_EVEN)).stripTrailingZeros();
    }

    private static String layOut(String digits, int n) {
        int k = digits.length();
        if (k <= n && n <= 21) {
            return digits + "0".repeat(n - k);
        }
        if (0 < n && n <= 21) {
            return digits.substring(0, n) + "." + digits.substring(n);
        }
        if (-6 < n && n <= 0) {
            return "0." + "0".repeat(-n) + digits;
        }
        String exponent = (n > 0 ? "e+" : "e-") + Math.abs(n - 1);
        return k == 1 ? digits + exponent : digits.charAt(0) + "." + digits.substring(1) + exponent;
    }
}

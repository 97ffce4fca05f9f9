package dev.snapforge.client;

import dev.snapforge.kernel.Kind;
import dev.snapforge.kernel.SnapforgeException;

/** V8 with Intl has not been told where ICU's data are, and would end the process over it. Code {@code icu-data-missing}. */
public final class IcuDataMissingException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    IcuDataMissingException(String found) {
        super(
                Kind.UNPROCESSABLE,
                "icu-data-missing",
                "V8 with Intl needs ICU's data and has " + found + ".",
                "the data file of the ICU that the library was made with, such as icudt77l.dat for Javet 5.0.6",
                found,
                "Call V8RuntimeOptions.V8_FLAGS.setIcuDataFile(…) before anything else uses Javet.");
    }
}

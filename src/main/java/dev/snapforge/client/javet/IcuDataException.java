package dev.snapforge.client.javet;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import java.nio.file.Path;

/** V8 with Intl cannot be had as it was asked for. Codes {@code icu-data-unusable} and {@code icu-data-too-late}. */
public final class IcuDataException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private IcuDataException(String code, String message, String expected, String found, String hint) {
        super(ErrorCategory.INVALID, code, message, expected, found, hint);
    }

    static IcuDataException unusable(Path file, String found) {
        return new IcuDataException(
                "icu-data-unusable",
                "There are no data of ICU in " + file + ".",
                "a file of ICU's common data, for example icudt77l.dat",
                found,
                "Give the file that the engine has which built your snapshots.");
    }

    static IcuDataException tooLate(Path file, String found) {
        return new IcuDataException(
                "icu-data-too-late",
                "This JVM's V8 is in use already, and reads no other data of ICU.",
                file.toString(),
                found,
                "Say which data to use before anything else in this JVM touches Javet, and always the same.");
    }
}

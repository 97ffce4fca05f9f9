package dev.snapforge.client.javet;

import dev.snapforge.core.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of ICU's data, looked at before V8 reads it: V8 believes what it is given, and where it is nothing of the kind, each use
 * of Intl throws {@code Internal error. Icu error.}
 *
 * @param file absolute
 * @param digest of its bytes
 */
record CheckedIcuData(Path file, Digest digest) {

    /** Where the format is told in ICU's header. Source: UDataInfo in ICU4C's common/unicode/udata.h. */
    private static final int FORMAT = 12;

    private static final String COMMON_DATA = "CmnD";

    /** @throws IcuDataException {@code icu-data-unusable} */
    static CheckedIcuData of(Path path) {
        Path file = path.toAbsolutePath().normalize();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] header = in.readNBytes(FORMAT + COMMON_DATA.length());
            if (!isCommonData(header)) {
                throw IcuDataException.unusable(file, "something else");
            }
        } catch (IOException e) {
            throw IcuDataException.unusable(file, String.valueOf(e));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new CheckedIcuData(file, Digest.of(in));
        } catch (IOException e) {
            throw IcuDataException.unusable(file, String.valueOf(e));
        }
    }

    private static boolean isCommonData(byte[] header) {
        return header.length == FORMAT + COMMON_DATA.length()
                && header[2] == (byte) 0xDA
                && header[3] == 0x27
                && new String(header, FORMAT, COMMON_DATA.length(), StandardCharsets.US_ASCII).equals(COMMON_DATA);
    }
}

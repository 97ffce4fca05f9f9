package dev.snapforge.client;

import com.caoccao.javet.interop.options.V8RuntimeOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;

/** What V8 with Intl is told where ICU's data are. Without them it ends the process when Intl or a Unicode table is first used. */
final class IcuData {

    /** ICU's header of data (udata.h): two bytes of length, then these; and at 12 the format of a common data file. */
    private static final byte[] MAGIC = {(byte) 0xda, 0x27};

    private static final byte[] FORMAT = "CmnD".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = 16;

    private IcuData() {}

    /** @throws IcuDataMissingException if no file was named, or it is not one of ICU's data */
    static void require() {
        String file = V8RuntimeOptions.V8_FLAGS.getIcuDataFile();
        if (file == null || file.isEmpty()) {
            throw new IcuDataMissingException("none");
        }
        byte[] header;
        try (InputStream content = Files.newInputStream(Path.of(file))) {
            header = content.readNBytes(HEADER);
        } catch (IOException | InvalidPathException e) {
            throw new IcuDataMissingException("a file that cannot be read");
        }
        if (header.length < HEADER
                || !Arrays.equals(header, 2, 4, MAGIC, 0, MAGIC.length)
                || !Arrays.equals(header, 12, 16, FORMAT, 0, FORMAT.length)) {
            throw new IcuDataMissingException("a file that is none of ICU's data");
        }
    }
}

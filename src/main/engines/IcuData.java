import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Cuts ICU's data out of a native library that carries them whole, as WebKit's does in OpenJFX's javafx-web. The build runs it:
 *
 * <pre>java IcuData.java JAR ENTRY PACKAGE OUTPUT SHA-256</pre>
 *
 * <p>PACKAGE is the name of the data, such as {@code icudt77l}: ICU 77, little-endian. What is cut is written only where its
 * SHA-256 is the given one (64 hexadecimal digits), so a file that is there is the right one, or somebody changed it.
 *
 * <p>The layout is ICU4C's: a header ({@code DataHeader} in common/udata.h and ucmndata.h), a table of contents
 * ({@code UDataOffsetTOC}), and the items one after the other. The table says where an item begins, not where it ends; the last
 * one is a resource bundle, whose own index says how long it is ({@code URES_INDEX_BUNDLE_TOP} in common/uresdata.h).
 */
final class IcuData {

    private static final int FORMAT = 12;
    private static final byte[] COMMON_DATA = "CmnD".getBytes(StandardCharsets.US_ASCII);
    private static final int BUNDLE_TOP = 3;

    private IcuData() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 5) {
            throw new IllegalArgumentException("Expected: JAR ENTRY PACKAGE OUTPUT SHA-256");
        }
        Path output = Path.of(arguments[3]);
        String expected = arguments[4];
        if (Files.exists(output) && sha256(Files.readAllBytes(output)).equals(expected)) {
            return;
        }
        byte[] data = cut(entry(Path.of(arguments[0]), arguments[1]), arguments[2] + "/");
        String found = sha256(data);
        if (!found.equals(expected)) {
            throw new IOException("ICU's data in " + arguments[0] + " are not those expected. Expected SHA-256 " + expected
                    + ", found " + found + " over " + data.length + " bytes.");
        }
        Files.createDirectories(output.getParent());
        Path whole = Files.write(output.resolveSibling(output.getFileName() + ".part"), data);
        Files.move(whole, output, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] entry(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException("There is no " + name + " in " + jar);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return in.readAllBytes();
            }
        }
    }

    /** The block whose first item's name begins with the prefix. */
    private static byte[] cut(byte[] library, String prefix) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(library).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at + 32 < library.length; at++) {
            // The header: its own size, the magic 0xDA 0x27, and twelve bytes on the format.
            if (library[at + 2] != (byte) 0xDA || library[at + 3] != 0x27 || !isCommonData(library, at + FORMAT)) {
                continue;
            }
            int contents = at + Short.toUnsignedInt(bytes.getShort(at));
            if (name(library, contents + bytes.getInt(contents + 4)).startsWith(prefix)) {
                return Arrays.copyOfRange(library, at, end(bytes, contents));
            }
        }
        throw new IOException("The library holds no data that begin with " + prefix);
    }

    private static boolean isCommonData(byte[] library, int at) {
        return Arrays.equals(library, at, at + COMMON_DATA.length, COMMON_DATA, 0, COMMON_DATA.length);
    }

    private static String name(byte[] library, int at) {
        int end = at;
        while (library[end] != 0) {
            end++;
        }
        return new String(library, at, end - at, StandardCharsets.US_ASCII);
    }

    private static int end(ByteBuffer bytes, int contents) {
        int last = contents + 4 + 8 * (bytes.getInt(contents) - 1);
        int item = contents + bytes.getInt(last + 4);
        int root = item + Short.toUnsignedInt(bytes.getShort(item));
        return root + 4 * bytes.getInt(root + 4 + 4 * BUNDLE_TOP);
    }

    private static String sha256(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}

package dev.snapforge.client.javet;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import com.caoccao.javet.utils.JavetOSUtils;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which file this JVM has Javet's native library from. Linux says that of each process; elsewhere it is the file that Javet was told to
 * load.
 */
final class LoadedLibrary {

    private static final Path MAPPINGS = Path.of("/proc/self/maps");

    /** Address, rights, offset, device and inode stand before the file. */
    private static final int COLUMNS = 6;

    private LoadedLibrary() {}

    /**
     * The file of the library of this kind, which has been loaded.
     *
     * @return null if it cannot be known: it was removed, the system's linker chose it where the system does not say what it chose, or
     *     two are loaded
     */
    static @Nullable Path find(JSRuntimeType type) throws JavetException {
        String name = new JavetLibLoader(type).getLibFileName();
        return find(told(type, name), name, MAPPINGS);
    }

    /**
     * The same, with what the system says in another file.
     *
     * @param told what Javet was told to load, if it was
     * @param name of the library's file
     * @param mappings of the process, as proc(5) describes them; where there are none, what was told counts
     */
    static @Nullable Path find(@Nullable Path told, String name, Path mappings) {
        List<String> loaded;
        try {
            loaded = mapped(mappings);
        } catch (IOException e) {
            return told;
        }
        if (told != null && loaded.contains(told.toString())) {
            return told;
        }
        List<String> named =
                loaded.stream().filter(it -> it.endsWith("/" + name)).distinct().toList();
        try {
            return named.size() == 1 ? Path.of(named.get(0)) : null;
        } catch (InvalidPathException e) {
            // In a locale that has no such letters.
            return null;
        }
    }

    /** Files of which some part can be executed. A file that has been removed since has another name, which is nowhere. */
    private static List<String> mapped(Path mappings) throws IOException {
        // Paths are bytes to the system.
        return Files.readAllLines(mappings, StandardCharsets.ISO_8859_1).stream()
                .map(it -> it.split(" +", COLUMNS))
                .filter(it -> it.length == COLUMNS && it[1].contains("x") && it[COLUMNS - 1].startsWith("/"))
                .map(it -> new String(it[COLUMNS - 1].getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8))
                .toList();
    }

    /** As Javet itself puts it together: a library that it unpacks lies in a folder of its process. */
    private static @Nullable Path told(JSRuntimeType type, String name) {
        IJavetLibLoadingListener listener = JavetLibLoader.getLibLoadingListener();
        File folder = listener.isLibInSystemPath(type) ? null : listener.getLibPath(type);
        if (folder == null) {
            return null;
        }
        Path path = folder.toPath();
        try {
            return (listener.isDeploy(type) ? path.resolve(Long.toString(JavetOSUtils.PROCESS_ID)) : path)
                    .resolve(name)
                    .toRealPath();
        } catch (IOException e) {
            return null;
        }
    }
}

package dev.snapforge.client.javet;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.interop.loader.IJavetLibLoadingListener;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import dev.snapforge.client.cache.LibraryCache;
import java.io.File;
import java.net.URL;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Javet's native library, unpacked once for this machine: Javet itself writes its 40 MB anew in each process. It is used where nobody
 * else has told Javet where its library is, and where nobody but this user can change what was unpacked (docs/decisions/0062).
 */
final class UnpackedLibrary {

    private final LibraryCache cache;
    private final Path file;
    private final Unpacked listener;
    private final String version;
    private final String name;

    private UnpackedLibrary(LibraryCache cache, Path file, Unpacked listener, String version, String name) {
        this.cache = cache;
        this.listener = listener;
        this.file = file;
        this.version = version;
        this.name = name;
    }

    /**
     * Tells Javet to load the unpacked library of this kind, if there can be one; otherwise Javet does as it always does.
     *
     * @return null if it does that
     */
    static @Nullable UnpackedLibrary use(LibraryCache cache, JSRuntimeType type, String version) throws JavetException {
        IJavetLibLoadingListener listener = JavetLibLoader.getLibLoadingListener();
        // Javet's own listener can be told by system properties, too.
        boolean toldByNobody = listener.getClass().getPackage().equals(JavetLibLoader.class.getPackage())
                && listener.isDeploy(type)
                && !listener.isLibInSystemPath(type);
        if (!toldByNobody) {
            return null;
        }
        JavetLibLoader loader = new JavetLibLoader(type);
        String name = loader.getLibFileName();
        URL resource = JavetLibLoader.class.getResource(loader.getResourceFileName());
        Path file = resource == null ? null : cache.unpacked(version, name, resource);
        if (file == null) {
            return null;
        }
        Unpacked unpacked = new Unpacked(file.getParent(), type, listener);
        JavetLibLoader.setLibLoadingListener(unpacked);
        return new UnpackedLibrary(cache, file, unpacked, version, name);
    }

    /**
     * Where it was unpacked, once V8's host is there.
     *
     * @return null if Javet has not asked for it: somebody else was first with V8, and it was loaded from elsewhere
     */
    @Nullable
    Path loaded() {
        return listener.asked ? file : null;
    }

    /** The version of its V8, as an earlier process found it in this very file; null if none did. */
    @Nullable
    String v8Version() {
        return cache.noted(version, name);
    }

    /** Keeps the version of its V8 for the next process, which then need not make a runtime to ask for it. */
    void noteV8Version(String v8Version) {
        cache.note(version, name, v8Version);
    }

    /** Names the folder for one kind of library; what is asked of others goes to the listener that was there. */
    private static final class Unpacked implements IJavetLibLoadingListener {

        private final File folder;
        private final JSRuntimeType type;
        private final IJavetLibLoadingListener others;

        /** Whether Javet has asked where that kind is: it does when it loads it. */
        private volatile boolean asked;

        Unpacked(@Nullable Path folder, JSRuntimeType type, IJavetLibLoadingListener others) {
            this.folder = new File(String.valueOf(folder));
            this.type = type;
            this.others = others;
        }

        @Override
        public File getLibPath(JSRuntimeType wanted) {
            if (wanted != type) {
                return others.getLibPath(wanted);
            }
            asked = true;
            return folder;
        }

        @Override
        public boolean isDeploy(JSRuntimeType wanted) {
            return wanted != type && others.isDeploy(wanted);
        }
    }
}

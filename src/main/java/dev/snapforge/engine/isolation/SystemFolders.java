package dev.snapforge.engine.isolation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What of the machine every engine process may read: the system's libraries and Java. */
final class SystemFolders {

    private SystemFolders() {}

    /** All that is there. */
    static Stream<Path> readable() {
        return Stream.concat(
                        Stream.of("/usr", "/lib", "/lib64", "/lib32", "/etc/ld.so.cache")
                                .map(Path::of),
                        java())
                .filter(Files::exists)
                .distinct();
    }

    /** Those where the loader of programs lies: no program needs to be started but the engine's own. */
    static Stream<Path> withPrograms() {
        return Stream.of("/lib", "/lib64", "/lib32").map(Path::of).filter(Files::exists);
    }

    /** Java's home, and where its configuration really lies: distributions keep it below {@code /etc} behind links. */
    private static Stream<Path> java() {
        Path home = Path.of(System.getProperty("java.home"));
        return Stream.concat(
                Stream.of(home),
                Stream.of("lib/jvm.cfg", "conf/security/java.security")
                        .map(home::resolve)
                        .filter(Files::exists)
                        .flatMap(SystemFolders::realFolder));
    }

    private static Stream<Path> realFolder(Path file) {
        try {
            return Stream.ofNullable(file.toRealPath().getParent());
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}

package dev.snapforge.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** What programs of users have on their class path: the client's jar as the build made it, and the programs of these tests. */
final class ClientClassPath {

    private ClientClassPath() {}

    /** The jar of {@code snapforge-client}. */
    static Path jar() {
        return Path.of(System.getProperty("tests.client.jar", "run the tests with Maven"));
    }

    /** The jar, and this folder with the programs. */
    static List<Path> in(Path folder) throws IOException {
        Path from = PreparedEngine.testClasses().resolve("dev/snapforge/client");
        Path to = Files.createDirectories(folder.resolve("dev/snapforge/client"));
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(ClientClassPath::isProgram).toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return List.of(jar(), folder);
    }

    private static boolean isProgram(Path file) {
        return file.getFileName().toString().matches("(Client|Blob|Hosts|WebHosts|Shared)Program.*");
    }
}

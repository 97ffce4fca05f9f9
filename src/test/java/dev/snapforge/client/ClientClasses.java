package dev.snapforge.client;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The classes that the client jar holds (pom.xml, execution {@code client}), and the programs of this test. */
final class ClientClasses {

    private ClientClasses() {}

    static Path copyTo(Path folder) throws IOException {
        Path main = Path.of(Snapforge.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        for (String owner : List.of("kernel", "signing", "client")) {
            copy(main, folder, "dev/snapforge/" + owner, Files::isRegularFile);
        }
        copy(
                PreparedEngine.testClasses(),
                folder,
                "dev/snapforge/client",
                file -> file.getFileName().toString().matches("(Client|Blob|Hosts|WebHosts)Program.*"));
        return folder;
    }

    private static void copy(Path from, Path to, String owner, Predicate<Path> wanted) throws IOException {
        try (Stream<Path> files = Files.walk(from.resolve(owner))) {
            for (Path file : files.filter(Files::isRegularFile).filter(wanted).toList()) {
                Path relative = from.relativize(file);
                if (!relative.startsWith("dev/snapforge/signing/key")) {
                    Path target = to.resolve(relative);
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }
}

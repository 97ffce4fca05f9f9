package dev.snapforge.engine;

import dev.snapforge.core.Platform;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.core.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Finds the engine folders. Adding an engine is adding a folder; one that is not in order is left out and the log says why. */
@Component
@BuilderRole
class EngineCatalogue {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final String DESCRIPTOR = "engine.json";

    private final Path directory;
    private final List<TargetPattern> wanted;

    EngineCatalogue(EngineSettings settings) {
        this.directory = settings.directory().toAbsolutePath().normalize();
        this.wanted = settings.targets();
    }

    Path directory() {
        return directory;
    }

    /** Every wanted engine whose folder is complete, by target; the others go to the rejections. */
    List<InstalledEngine> installed(EngineRejections rejections) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory, 2)) {
            return files.filter(folder -> Files.isRegularFile(folder.resolve(DESCRIPTOR)))
                    .sorted()
                    .map(folder -> read(folder, rejections))
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the {@code engine.json} of a folder says.
     *
     * @throws IOException if it cannot be read
     */
    static EngineDescriptor descriptor(Path folder) throws IOException {
        return JSON.readValue(Files.readAllBytes(folder.resolve(DESCRIPTOR)), EngineDescriptor.class);
    }

    private Optional<InstalledEngine> read(Path folder, EngineRejections rejections) {
        try {
            EngineDescriptor descriptor = descriptor(folder);
            Target target = descriptor.target();
            if (wanted.stream().noneMatch(pattern -> pattern.matches(target))) {
                rejections.addUnwanted(target);
                return Optional.empty();
            }
            Platform machine = Platform.current();
            if (!descriptor.runsOn(machine)) {
                rejections.addForeign(target, machine);
                return Optional.empty();
            }
            InstalledEngine engine =
                    new InstalledEngine(folder, directory.resolve("snapforge-engine-process.jar"), descriptor);
            List<String> missing = engine.missingFiles();
            if (missing.isEmpty()) {
                return Optional.of(engine);
            }
            rejections.add(folder, "these files are missing: " + missing);
        } catch (IOException | JacksonException | IllegalArgumentException | NullPointerException e) {
            rejections.add(folder, "its engine.json is not right: " + e.getMessage());
        } catch (SnapforgeException e) {
            rejections.add(folder, e.getMessage() + " Expected: " + e.expected());
        }
        return Optional.empty();
    }
}

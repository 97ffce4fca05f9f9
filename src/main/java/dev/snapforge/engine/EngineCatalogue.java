package dev.snapforge.engine;

import dev.snapforge.kernel.SnapforgeException;
import dev.snapforge.kernel.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Finds the engine folders. Adding an engine is adding a folder; one that is not in order is left out and the log says why. */
@Component
@BuilderRole
class EngineCatalogue {

    private static final Logger LOG = LoggerFactory.getLogger(EngineCatalogue.class);
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

    /** Every wanted engine whose folder is complete, by target. */
    List<InstalledEngine> installed() {
        if (!Files.isDirectory(directory)) {
            LOG.warn("There is no engine folder {} (setting snapforge.engine.directory).", directory);
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory, 2)) {
            return files.filter(folder -> Files.isRegularFile(folder.resolve(DESCRIPTOR)))
                    .sorted()
                    .map(this::read)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<InstalledEngine> read(Path folder) {
        try {
            EngineDescriptor descriptor =
                    JSON.readValue(Files.readAllBytes(folder.resolve(DESCRIPTOR)), EngineDescriptor.class);
            Target target = descriptor.target();
            if (wanted.stream().noneMatch(pattern -> pattern.matches(target))) {
                LOG.info("Engine {} is not used: snapforge.engine.targets does not name it.", target);
                return Optional.empty();
            }
            InstalledEngine engine =
                    new InstalledEngine(folder, directory.resolve("snapforge-engine-process.jar"), descriptor);
            List<String> missing = engine.missingFiles();
            if (missing.isEmpty()) {
                return Optional.of(engine);
            }
            LOG.warn("Engine {} is left out: these files are missing: {}", folder, missing);
        } catch (IOException | JacksonException | IllegalArgumentException | NullPointerException e) {
            LOG.warn("Engine {} is left out: its engine.json is not right: {}", folder, e.getMessage());
        } catch (SnapforgeException e) {
            LOG.warn("Engine {} is left out: {} Expected: {}", folder, e.getMessage(), e.expected());
        }
        return Optional.empty();
    }
}

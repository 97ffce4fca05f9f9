package dev.snapforge.advisory.feed;

import dev.snapforge.advisory.EngineAdvisories;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.verify.VerificationKeys;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies the file of advisories when it has changed. One that cannot be believed changes nothing: what was known stays, the log says why
 * once, and a metric until it is mended. The service is as ready as before.
 */
@Component
class AdvisoryFeed {

    private static final Logger LOG = LoggerFactory.getLogger(AdvisoryFeed.class);
    private static final int MAX_FILE = 1 << 20;
    private static final int MAX_KEY = 1 << 16;

    private final AdvisoryFeedSettings settings;
    private final EngineAdvisories advisories;
    private final AdvisoryFileRepository files;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private volatile String problem = "";

    AdvisoryFeed(
            AdvisoryFeedSettings settings,
            EngineAdvisories advisories,
            AdvisoryFileRepository files,
            TransactionTemplate transaction,
            Clock clock,
            MeterRegistry meters) {
        this.settings = settings;
        this.advisories = advisories;
        this.files = files;
        this.transaction = transaction;
        this.clock = clock;
        Gauge.builder("snapforge.advisory.file.refused", this, it -> it.problem.isEmpty() ? 0 : 1)
                .description("1 while the signed file of advisories cannot be believed or read")
                .register(meters);
    }

    /** Looks at the file, if there is to be one. */
    void look() {
        String found = "";
        try {
            if (settings.file() != null) {
                apply(AdvisoryFile.verified(content(settings.file(), MAX_FILE), keys(), clock));
            }
        } catch (SnapforgeException e) {
            found = e.code() + ": " + e.getMessage() + " Expected " + e.expected() + ", found " + e.found() + ".";
            if (!found.equals(problem)) {
                LOG.warn("The file of advisories is not applied, and what was said of engines stays. {}", found);
            }
        }
        problem = found;
    }

    private void apply(AdvisoryFile file) {
        transaction.executeWithoutResult(status -> {
            Optional<AdvisoryFileRepository.Applied> last = files.lock();
            if (last.isPresent() && last.get().digest().equals(file.digest())) {
                return;
            }
            if (last.isPresent() && last.get().counter() >= file.counter()) {
                throw AdvisoryFileException.older(last.get().counter(), file.counter());
            }
            file.advisories().forEach((engine, content) -> advisories.record(engine, content, "file:" + file.keyId()));
            files.applied(file);
            LOG.info(
                    "The file of advisories with counter {}, signed by {}, is applied to {} engines",
                    file.counter(),
                    file.keyId(),
                    file.advisories().size());
        });
    }

    /** Read at each look: a key that is exchanged counts without a restart. */
    private VerificationKeys keys() {
        List<String> pems = new ArrayList<>();
        for (Path key : settings.keys()) {
            pems.add(new String(content(key, MAX_KEY), StandardCharsets.US_ASCII));
        }
        return VerificationKeys.fromPem(pems.stream().distinct().toArray(String[]::new));
    }

    private static byte[] content(Path file, int limit) {
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(limit + 1);
            if (bytes.length > limit) {
                throw AdvisoryFileException.unreadable("at most " + limit + " bytes", "more");
            }
            return bytes;
        } catch (IOException e) {
            throw AdvisoryFileException.unreadable(
                    "a file '" + file.getFileName() + "'", e.getClass().getSimpleName());
        }
    }
}

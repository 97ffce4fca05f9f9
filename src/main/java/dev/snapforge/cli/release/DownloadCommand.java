package dev.snapforge.cli.release;

import dev.snapforge.cli.lifecycle.UsageWarnings;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import dev.snapforge.core.Digest;
import dev.snapforge.verify.PublicKeyInfo;
import dev.snapforge.verify.VerificationKeys;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads snapshots and what proves them. */
@Command(
        name = "download",
        description =
                "Download snapshots with their signatures, attestations and checksums; all of it is verified before "
                        + "anything is written.")
public final class DownloadCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "NAME[@VERSION]|DIGEST",
            description = "A release, or a snapshot by its digest.")
    String name = "";

    @Mixin
    ReleaseOptions releaseOptions = new ReleaseOptions();

    @Option(
            names = {"-d", "--directory"},
            paramLabel = "DIR",
            description = "Where to write (default: here).")
    Path directory = Path.of("");

    @Mixin
    SourceOptions sourceOptions = new SourceOptions();

    @Mixin
    CapabilityOptions capabilityOptions = new CapabilityOptions();

    @Mixin
    KeyOptions keyOptions = new KeyOptions();

    /** @param session what all commands share */
    public DownloadCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        VerificationKeys keys = keyOptions.verification(session);
        SnapshotFetcher fetcher = new SnapshotFetcher(
                session.service(), keys, session.clock(), sourceOptions.policy(), capabilityOptions.words());
        DownloadFolder folder = new DownloadFolder(directory);
        if (name.startsWith("sha256:")) {
            add(
                    folder,
                    "snapshot-" + name.substring(7, Math.min(name.length(), 19)),
                    fetcher.fetch(Digest.parse(name)),
                    keys);
        } else {
            ReleaseReference reference = releaseOptions.reference(name);
            ReleaseCatalogue.FoundVersion found = new ReleaseCatalogue(session.service()).find(reference);
            String stem = reference.name() + "-" + found.number();
            List<JsonView> chosen = releaseOptions.chosen(found);
            new UsageWarnings(session).ofVersion(reference.name(), found.version(), chosen);
            for (JsonView target : chosen) {
                session.note("fetching " + target.text("target"));
                add(folder, stem, fetcher.fetch(reference, found, target), keys);
            }
        }
        List<String> written = folder.write().stream().map(Path::toString).toList();
        session.result(Map.of("files", written), written);
        return 0;
    }

    private static void add(DownloadFolder folder, String stem, FetchedSnapshot snapshot, VerificationKeys keys) {
        folder.add(stem, snapshot);
        keys.find(snapshot.keyId()).map(PublicKeyInfo::toPem).ifPresent(pem -> folder.addKey(snapshot.keyId(), pem));
    }
}

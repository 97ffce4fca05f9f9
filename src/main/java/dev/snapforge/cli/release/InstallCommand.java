package dev.snapforge.cli.release;

import dev.snapforge.cli.lifecycle.UsageWarnings;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import dev.snapforge.verify.VerificationKeys;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fills the cache of a program that will start without a service. */
@Command(
        name = "install",
        description =
                "Verify a release and put it into the cache folder of the Java client, so that a program starts from "
                        + "it without asking the service.")
public final class InstallCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME[@VERSION]", description = "The release.")
    String name = "";

    @Mixin
    ReleaseOptions releaseOptions = new ReleaseOptions();

    @Option(
            names = "--cache",
            required = true,
            paramLabel = "DIR",
            description = "The folder that the program gives to cachingIn(...).")
    Path cache = Path.of("");

    @Mixin
    SourceOptions sourceOptions = new SourceOptions();

    @Mixin
    CapabilityOptions capabilityOptions = new CapabilityOptions();

    @Mixin
    KeyOptions keyOptions = new KeyOptions();

    /** @param session what all commands share */
    public InstallCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        VerificationKeys keys = keyOptions.verification(session);
        ReleaseReference reference = releaseOptions.reference(name);
        ReleaseCatalogue.FoundVersion found = new ReleaseCatalogue(session.service()).find(reference);
        SnapshotFetcher fetcher = new SnapshotFetcher(
                session.service(), keys, session.clock(), sourceOptions.policy(), capabilityOptions.words());
        CacheInstaller installer = new CacheInstaller(cache, keys, session.clock());
        List<String> installed = new ArrayList<>();
        List<JsonView> chosen = releaseOptions.chosen(found);
        new UsageWarnings(session).ofVersion(reference.name(), found.version(), chosen);
        for (JsonView target : chosen) {
            FetchedSnapshot snapshot = fetcher.fetch(reference, found, target);
            installer.install(reference, found, snapshot);
            installed.add(snapshot.target() + " " + snapshot.digest());
        }
        session.result(Map.of("version", found.number(), "installed", installed), installed);
        return 0;
    }
}

package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.lifecycle.UsageWarnings;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Table;
import dev.snapforge.core.Digest;
import dev.snapforge.core.Target;
import dev.snapforge.verify.ReleaseVerifier;
import dev.snapforge.verify.RuntimeRequirements;
import dev.snapforge.verify.VerificationKeys;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says which snapshot a name stands for. */
@Command(
        name = "resolve",
        description =
                "Print the digest of the snapshot that a name stands for; without --target, those of all targets.")
public final class ResolveCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME[@VERSION]", description = "What is asked for.")
    String name = "";

    @Option(names = "--channel", paramLabel = "CHANNEL", description = "A channel (default latest).")
    @Nullable
    String channel;

    @Option(names = "--target", paramLabel = "TARGET", description = "For this runtime.")
    @Nullable
    String target;

    @Option(
            names = "--refuse-vulnerable",
            description = "With --target: refuse what stands on a vulnerable engine, instead of a warning.")
    boolean refuseVulnerable;

    @Mixin
    CapabilityOptions capabilityOptions = new CapabilityOptions();

    @Mixin
    KeyOptions keys = new KeyOptions();

    /** @param session what all commands share */
    public ResolveCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ReleaseReference reference = ReleaseReference.parse(name, channel);
        if (target == null && !capabilityOptions.words().isEmpty()) {
            throw CommandException.usage(
                    "What a snapshot offers is asked of one target.",
                    "--requires with --target",
                    "no --target",
                    "Add --target.");
        }
        return target == null ? all(reference) : one(reference, Target.parse(target));
    }

    private int all(ReleaseReference reference) {
        ReleaseCatalogue.FoundVersion found = new ReleaseCatalogue(session.service()).find(reference);
        new UsageWarnings(session).ofVersion(reference.name(), found.version(), found.usableTargets());
        Table table = new Table("version", "target", "snapshot");
        for (JsonView it : found.usableTargets()) {
            table.row(found.number(), it.text("target"), it.text("snapshot"));
        }
        session.result(found.version().value(), table);
        return 0;
    }

    /** The service's answer counts only if it is signed. */
    private int one(ReleaseReference reference, Target wanted) {
        JsonView answer = session.service().get(path(reference, wanted));
        byte[] statement = answer.at("channelStatement").isPresent()
                ? answer.at("channelStatement").bytes()
                : null;
        RuntimeRequirements runtime =
                new RuntimeRequirements(null, wanted.platform(), wanted.engine(), answer.text("v8Version"));
        VerificationKeys trusted = session.keys(keys.files);
        Digest digest = new ReleaseVerifier(trusted, session.clock())
                .verify(answer.at("release").bytes(), statement, reference.selector(), runtime)
                .release()
                .snapshot();
        List<String> requires = capabilityOptions.words();
        if (!requires.isEmpty()) {
            byte[] attestation = session.service()
                    .bytes(
                            "/api/v1/snapshots/" + digest + "/attestation",
                            SnapshotFetcher.DSSE,
                            SnapshotFetcher.MAX_PROOF);
            new AttestationCheck(trusted, session.clock(), null, requires).require(attestation, digest);
        }
        new UsageWarnings(session).ofAnswer(answer);
        session.result(answer.value(), List.of(digest.toString()));
        return 0;
    }

    private String path(ReleaseReference reference, Target wanted) {
        String which = reference.channel() == null
                ? "&version=" + ServiceConnection.encoded(String.valueOf(reference.version()))
                : "&channel=" + ServiceConnection.encoded(reference.channel());
        return "/api/v1/resolve?name=" + ServiceConnection.encoded(reference.name()) + which + "&platform="
                + wanted.platform() + "&engine=" + wanted.engine()
                + (refuseVulnerable ? "&vulnerable=refuse" : "")
                + (capabilityOptions.words().isEmpty()
                        ? ""
                        : "&requires=" + ServiceConnection.encoded(String.join(",", capabilityOptions.words())));
    }
}

package dev.snapforge.cli.release;

import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.format.Container;
import dev.snapforge.format.SnapshotMetadata;
import dev.snapforge.verify.ProvenanceAttestation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows what a file says about itself. */
@Command(
        name = "inspect",
        description = "Show what a snapshot file says about itself; its format is checked, its signature is not.")
public final class InspectCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "FILE", description = "The .v8ss file.")
    Path file = Path.of("");

    /** @param session what all commands share */
    public InspectCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        byte[] bytes = LocalFiles.read(file);
        Container container = Container.read(bytes);
        SnapshotMetadata metadata = container.metadata();
        Optional<List<String>> offers =
                AttestationFile.envelope(file, null).map(ProvenanceAttestation::unverifiedCapabilities);
        if (session.isJson()) {
            Map<String, Object> document = new TreeMap<>(metadata.toJson());
            document.put("digest", container.digest().toString());
            offers.ifPresent(words -> document.put("capabilities", words));
            document.put("size", (long) bytes.length);
            document.put("blobOffset", container.blobOffset());
            session.json(document);
            return 0;
        }
        Map<String, String> lines = new LinkedHashMap<>();
        lines.put("digest", container.digest().toString());
        lines.put("size", bytes.length + " bytes");
        lines.put("target", metadata.target().toString());
        lines.put("V8", metadata.v8Version());
        lines.put("V8 flags", String.join(" ", metadata.v8Flags()));
        lines.put("engine", metadata.engineVersion() + ", library " + metadata.nativeLibrary());
        lines.put(
                "ICU data",
                metadata.icuData() == null ? "none" : metadata.icuData().toString());
        lines.put("shares", metadata.sharesProcess() ? "its process with other snapshots" : "its process with none");
        lines.put("prelude", metadata.prelude());
        lines.put("features", String.join(", ", metadata.features()));
        lines.put("requires", String.join(", ", metadata.requires()));
        offers.ifPresent(words -> lines.put("offers", String.join(", ", words)));
        lines.put("bundle", metadata.bundle().toString());
        lines.put("spec", metadata.spec().toString());
        lines.put("blob", metadata.blob() + ", " + metadata.blobSize() + " bytes at " + container.blobOffset());
        lines.forEach((label, text) ->
                session.terminal().result(label + ": " + " ".repeat(9 - label.length()) + Printable.line(text)));
        session.note("the signature is not verified; 'snapforge verify' does that");
        return 0;
    }
}

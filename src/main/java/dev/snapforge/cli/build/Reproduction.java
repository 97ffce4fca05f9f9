package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.cli.session.Session;
import dev.snapforge.core.Digest;
import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import dev.snapforge.format.Container;
import dev.snapforge.format.SnapshotMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Has a snapshot built once more, and compares what comes out. What shows beforehand that it must be another is not built. */
final class Reproduction {

    private static final int MAX_CONTAINER = 256 << 20;

    private final Session session;
    private final OriginalSnapshot original;
    private final SnapshotMetadata metadata;
    private final BuildRunner runner;

    Reproduction(Session session, OriginalSnapshot original, BuildRunner runner) {
        this.session = session;
        this.original = original;
        this.metadata = original.container().metadata();
        this.runner = runner;
    }

    /**
     * What came out.
     *
     * @param build as the API gives it; without a value if none was needed
     * @param differences none if the same bytes came out
     */
    record Result(JsonView build, List<SnapshotComparison> differences) {

        Result {
            differences = List.copyOf(differences);
        }

        /** Whether there is a build that should have given a snapshot and has not. */
        boolean isFailed() {
            return differences.isEmpty() && !BuildOutcome.succeeded(build);
        }

        Map<String, Object> toJson(OriginalSnapshot original) {
            Map<String, Object> json = new TreeMap<>();
            json.put("reproduced", differences.isEmpty());
            json.put("snapshot", original.container().digest().toString());
            json.put("target", original.target());
            json.put(
                    "differences",
                    differences.stream().map(SnapshotComparison::toJson).toList());
            if (build.value() != null) {
                json.put("build", build.value());
            }
            return json;
        }
    }

    /**
     * Builds it with this spec.
     *
     * @throws CommandException {@code no-such-target}, if no builder offers the engine
     */
    Result of(SpecDraft spec) {
        List<SnapshotComparison> engine = engineDifferences();
        if (!engine.isEmpty()) {
            return new Result(new JsonView(null), engine);
        }
        JsonView accepted = runner.submit(spec);
        List<SnapshotComparison> bundle = bundleDifferences(accepted.at("bundle"));
        if (!bundle.isEmpty()) {
            cancel(accepted.text("id"));
            return new Result(accepted, bundle);
        }
        JsonView build = runner.follow(accepted.text("id"));
        return new Result(build, BuildOutcome.succeeded(build) ? differences(build) : List.of());
    }

    private List<SnapshotComparison> engineDifferences() {
        List<JsonView> offered = session.service().get("/api/v1/engines").list("items").stream()
                .filter(it -> !it.texts("builders").isEmpty())
                .toList();
        JsonView engine = offered.stream()
                .filter(it -> it.text("target").equals(original.target()))
                .findFirst()
                .orElseThrow(() -> new CommandException(
                        ErrorCategory.NOT_FOUND,
                        "no-such-target",
                        "The service does not offer the engine that the snapshot was made by.",
                        original.target(),
                        String.join(
                                ", ",
                                offered.stream().map(it -> it.text("target")).toList()),
                        "Ask a service that has it, with --url; 'snapforge engines' lists what there is."));
        String library = engine.text("nativeLibrarySha256");
        return library.isEmpty() || library.equals(metadata.nativeLibrary().hex())
                ? List.of()
                : List.of(new SnapshotComparison(
                        SnapshotComparison.ENGINE,
                        "native library",
                        metadata.nativeLibrary().toString(),
                        "sha256:" + library));
    }

    /** The bundle, and those of its files that the attestation knows with other content. */
    private List<SnapshotComparison> bundleDifferences(JsonView bundle) {
        String found = bundle.text("digest");
        if (found.equals(metadata.bundle().toString())) {
            return List.of();
        }
        List<SnapshotComparison> all = new ArrayList<>();
        all.add(new SnapshotComparison(
                SnapshotComparison.BUNDLE, "bundle", metadata.bundle().toString(), found));
        original.attestation()
                .ifPresent(attestation -> bundle.list("files").forEach(file -> {
                    Digest expected = attestation.dependencies().get(file.text("name"));
                    if (expected == null || !expected.toString().equals(file.text("digest"))) {
                        all.add(new SnapshotComparison(
                                SnapshotComparison.BUNDLE,
                                "file " + file.text("name"),
                                expected == null ? "none of this name" : expected.toString(),
                                file.text("digest")));
                    }
                }));
        return all;
    }

    private void cancel(String build) {
        try {
            session.service().send("POST", "/api/v1/builds/" + ServiceConnection.encoded(build) + "/cancel");
        } catch (SnapforgeException e) {
            session.note("build " + build + " goes on: " + e.getMessage());
        }
    }

    private List<SnapshotComparison> differences(JsonView build) {
        String path = "/api/v1/builds/" + build.text("id");
        String digest = build.list("jobs").stream()
                .map(it -> it.text("snapshot"))
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElseThrow(() -> session.service().incomplete(path, "a snapshot"));
        byte[] made = session.service()
                .bytes(
                        "/api/v1/snapshots/" + ServiceConnection.encoded(digest) + "/container",
                        "application/octet-stream",
                        MAX_CONTAINER);
        return SnapshotComparison.of(original.container(), Container.read(made));
    }
}

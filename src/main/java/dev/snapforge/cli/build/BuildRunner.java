package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.SourceBundle;
import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.BuildFollower;
import dev.snapforge.cli.service.FormBody;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.LiveLines;
import java.io.FileNotFoundException;
import java.time.Duration;
import java.util.UUID;

/** Submits a bundle, and waits for the end of the build. */
final class BuildRunner {

    private static final String BUILDS = "/api/v1/builds";

    private final Session session;
    private final SourceBundle bundle;
    private final BuildFollower follower;
    private final LiveLines lines;

    /** @param limit how long all builds together may take */
    BuildRunner(Session session, SourceBundle bundle, Duration limit) {
        this.session = session;
        this.bundle = bundle;
        this.follower = new BuildFollower(session.service(), limit);
        this.lines = new LiveLines(session.terminal());
    }

    /** The build, as it was accepted. */
    JsonView submit(SpecDraft spec) {
        FormBody form = new FormBody();
        try {
            bundle.addTo(form);
        } catch (FileNotFoundException e) {
            throw CommandException.unreadable(bundle.root(), e);
        }
        form.json("spec", spec.json());
        JsonView build = session.service().post(BUILDS, form, UUID.randomUUID().toString());
        if (build.text("id").isEmpty()) {
            throw session.service().incomplete(BUILDS, "the id of the build");
        }
        build.list("jobs").forEach(this::warnIfNoBuilder);
        return build;
    }

    private void warnIfNoBuilder(JsonView job) {
        JsonView waiting = job.at("waiting");
        if (waiting.text("waitsFor").equals("BUILDER")) {
            String offered = String.join(", ", waiting.texts("offered"));
            session.warn(waiting.text("detail") + " Offered are: " + offered);
        }
    }

    /** The build, once it has ended. */
    JsonView run(SpecDraft spec) {
        return follow(submit(spec).text("id"));
    }

    /** The build of this id, once it has ended. */
    JsonView follow(String id) {
        try {
            return session.isQuiet()
                    ? follower.follow(id, event -> {})
                    : follower.follow(
                            id, new BuildProgress(lines, session.terminal().isLive()));
        } finally {
            lines.end();
        }
    }
}

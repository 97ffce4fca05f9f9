package dev.snapforge.cli.build;

import dev.snapforge.cli.service.ServerEvent;
import dev.snapforge.cli.terminal.LiveLines;
import java.util.Locale;
import java.util.function.Consumer;

/** Shows how far each target of a build is: one line each. */
final class BuildProgress implements Consumer<ServerEvent> {

    private final LiveLines lines;
    private final boolean stages;

    /** @param stages whether finished stages are shown as well */
    BuildProgress(LiveLines lines, boolean stages) {
        this.lines = lines;
        this.stages = stages;
    }

    @Override
    public void accept(ServerEvent event) {
        String target = event.data().text("target");
        if (target.isEmpty() || !event.type().startsWith("job-")) {
            return;
        }
        if (!event.type().equals("job-stage")) {
            String status = event.data().text("status").toLowerCase(Locale.ROOT);
            String code = event.data().text("code");
            lines.set(target, target + ": " + status + (code.isEmpty() ? "" : " (" + code + ")"));
        } else if (stages) {
            lines.set(target, target + ": running, " + event.data().text("stage") + " done");
        }
    }
}

package dev.snapforge.cli.build;

import dev.snapforge.cli.release.ChannelPromotion;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.cli.terminal.Table;
import java.util.List;
import java.util.Locale;

/** What became of builds, in a few lines. */
final class BuildSummary {

    private BuildSummary() {}

    static void print(List<JsonView> builds, JsonView channel, Session session) {
        Table table = new Table("target", "status", "snapshot");
        for (JsonView build : builds) {
            for (JsonView job : build.list("jobs")) {
                String waiting = job.at("waiting").text("detail");
                String status = job.text("status").toLowerCase(Locale.ROOT);
                table.row(
                        job.text("target"),
                        waiting.isEmpty() ? status : status + ": " + waiting,
                        job.text("snapshot").isEmpty() ? "-" : job.text("snapshot"));
            }
        }
        table.lines().forEach(session.terminal()::result);
        builds.forEach(it -> session.terminal().result(Printable.line(line(it))));
        if (channel.isPresent()) {
            session.terminal().result(Printable.line(ChannelPromotion.told(channel)));
        }
    }

    private static String line(JsonView build) {
        String status = build.text("status").toLowerCase(Locale.ROOT);
        String release = build.text("version").isEmpty() ? "" : " " + build.text("version");
        String name = build.text("name").isEmpty() ? "" : " of " + build.text("name") + release;
        return "build " + build.text("id") + name + ": " + status;
    }
}

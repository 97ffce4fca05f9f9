package dev.snapforge.cli.administration;

import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Has everything that stands on an engine built for its successor, page by page, and says what could not be queued. */
final class SuccessorRebuild {

    private static final String QUEUE_FULL = "queue-full";

    private final Session session;
    private final String path;
    private final Map<String, ?> request;

    private final List<Object> builds = new ArrayList<>();
    private final List<Object> underway = new ArrayList<>();
    private final List<Object> skipped = new ArrayList<>();
    private final Table table = new Table("name", "version", "build", "why not");
    private long covered;
    private String successor = "";

    /**
     * Nothing is asked yet.
     *
     * @param path of the operation
     * @param request its body
     */
    SuccessorRebuild(Session session, String path, Map<String, ?> request) {
        this.session = session;
        this.path = path;
        this.request = request;
    }

    /** Until everything was looked at or the queue is full; gives the exit code. */
    int run() {
        boolean full;
        String cursor = "";
        do {
            JsonView page = session.service().send("POST", path + "?limit=1000" + cursor, request);
            add(page);
            session.keep(document());
            full = page.list("skipped").stream().anyMatch(it -> it.text("code").equals(QUEUE_FULL));
            cursor = EnginesCommand.next(page);
        } while (!full && !cursor.isEmpty());
        session.result(document(), table);
        session.note(covered + " versions have " + successor + " already");
        if (full) {
            session.warn("the queue is full: run the same command again later, nothing is queued twice");
        }
        return skipped.isEmpty() ? 0 : ExitCode.REFUSED.number();
    }

    private void add(JsonView page) {
        successor = page.text("successor");
        covered += page.number("covered");
        page.list("builds").forEach(it -> {
            builds.add(it.value());
            table.row(it.text("name"), it.text("version"), it.text("build"), "");
        });
        page.list("underway").forEach(it -> {
            underway.add(it.value());
            table.row(it.text("name"), it.text("version"), "under way", "");
        });
        page.list("skipped").forEach(it -> {
            skipped.add(it.value());
            table.row(it.text("name"), it.text("version"), "", it.text("code") + ": " + it.text("detail"));
        });
    }

    private Map<String, Object> document() {
        return Map.of(
                "successor", successor, "builds", builds, "underway", underway, "skipped", skipped, "covered", covered);
    }
}

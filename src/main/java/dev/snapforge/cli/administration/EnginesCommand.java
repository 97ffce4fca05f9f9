package dev.snapforge.cli.administration;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Table;
import dev.snapforge.core.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what can be built for, says what is to be known of an engine, and builds what stands on one for its successor. */
@Command(name = "engines", description = "List the targets that the service offers, and look after their engines.")
public final class EnginesCommand implements Callable<Integer> {

    private static final String ENGINE = "An engine with its platform, for example linux-x64/javet-v8-5.0.6.";

    private final Session session;

    /** @param session what all commands share */
    public EnginesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", description = "List the targets that the service offers.")
    int list() {
        JsonView engines = session.service().get("/api/v1/engines");
        Table table = new Table("target", "V8", "builders", "runs", "isolation", "status");
        for (JsonView it : engines.list("items")) {
            table.row(
                    it.text("target"),
                    it.text("v8Version"),
                    String.valueOf(it.list("builders").size()),
                    it.flag("emulated") ? "emulated" : "natively",
                    it.text("isolation"),
                    it.at("advisory").isPresent()
                            ? it.at("advisory").text("status").toLowerCase(Locale.ROOT)
                            : "supported");
        }
        session.result(engines.value(), table);
        return 0;
    }

    @Command(
            name = "mark",
            description =
                    "Say that an engine is supported, deprecated or vulnerable; for admins. Whoever gets what stands on it is told.")
    int mark(
            @Parameters(paramLabel = "TARGET", description = ENGINE) String target,
            @Parameters(paramLabel = "STATUS", description = "supported, deprecated or vulnerable.") String status,
            @Option(
                            names = "--reason",
                            paramLabel = "TEXT",
                            description = "Why; needed unless it is supported. At most 1000 characters.")
                    @Nullable
                    String reason,
            @Option(names = "--link", paramLabel = "ADDRESS", description = "Where more can be read.") @Nullable
                    String link,
            @Option(names = "--successor", paramLabel = "TARGET", description = "The engine to build for instead.")
                    @Nullable
                    String successor) {
        Map<String, Object> advisory = new TreeMap<>();
        advisory.put("status", status.toUpperCase(Locale.ROOT));
        if (reason != null) {
            advisory.put("reason", reason);
        }
        if (link != null) {
            advisory.put("link", link);
        }
        if (successor != null) {
            advisory.put("successor", successor);
        }
        JsonView said = session.service().send("PUT", path(target) + "/advisory", advisory);
        session.result(
                said.value(),
                List.of(said.text("engine") + " is " + said.text("status").toLowerCase(Locale.ROOT)
                        + (said.text("reason").isEmpty() ? "" : ": " + said.text("reason"))));
        return 0;
    }

    @Command(name = "releases", description = "List the versions that have a snapshot for an engine.")
    int releases(@Parameters(paramLabel = "TARGET", description = ENGINE) String target) {
        List<Object> items = new ArrayList<>();
        Table table = new Table("name", "version", "newest", "channels", "usable", "released");
        String cursor = "";
        do {
            JsonView page = session.service().get(path(target) + "/releases?limit=100" + cursor);
            for (JsonView it : page.list("items")) {
                items.add(it.value());
                table.row(
                        it.text("name"),
                        it.text("version"),
                        it.flag("newest") ? "yes" : "no",
                        String.join(",", it.texts("channels")),
                        it.flag("usable") ? "yes" : "no",
                        it.text("releasedAt"));
            }
            cursor = next(page);
        } while (!cursor.isEmpty());
        session.result(Map.of("items", items), table);
        return 0;
    }

    @Command(
            name = "rebuild",
            description =
                    "Build what stands on an engine for its successor; ends with 1 if something could not be queued.")
    int rebuild(
            @Parameters(paramLabel = "TARGET", description = ENGINE) String target,
            @Option(
                            names = "--successor",
                            paramLabel = "TARGET",
                            description = "What to build for; without it, what was said with mark.")
                    @Nullable
                    String successor,
            @Option(
                            names = "--current",
                            description = "Only versions that are their name's newest, or that a channel points to.")
                    boolean current) {
        Map<String, Object> request = new TreeMap<>(Map.of("versions", current ? "current" : "all"));
        if (successor != null) {
            request.put("successor", successor);
        }
        return new SuccessorRebuild(session, path(target) + "/rebuild", request).run();
    }

    /** The part of a query that asks for what follows a page; empty if nothing does. */
    static String next(JsonView page) {
        String next = page.text("next");
        return next.isEmpty() ? "" : "&cursor=" + ServiceConnection.encoded(next);
    }

    private static String path(String text) {
        Target target = Target.parse(text);
        return "/api/v1/engines/" + target.platform() + "/" + target.engine();
    }
}

package dev.snapforge.cli.release;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows how a channel moved. */
@Command(name = "history", description = "Show the changes of a channel, the newest first: who, when, and why.")
public final class HistoryCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name.")
    String name = "";

    @Parameters(index = "1", paramLabel = "CHANNEL", description = "The channel.")
    String channel = "";

    @Option(names = "--limit", paramLabel = "NUMBER", description = "How many at most, up to 100 (default 20).")
    int limit = 20;

    /** @param session what all commands share */
    public HistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonView found = new ChannelPromotion(session.service()).find(name, channel, limit);
        Table table = new Table("revision", "from", "to", "when", "by", "reason");
        for (JsonView it : found.at("history").list("items")) {
            table.row(
                    String.valueOf(it.number("revision")),
                    orDash(it.text("from")),
                    it.text("to").isEmpty() ? "deleted" : it.text("to"),
                    it.text("changedAt"),
                    it.text("changedBy"),
                    orDash(it.text("reason")));
        }
        session.result(found.value(), table);
        return 0;
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }
}

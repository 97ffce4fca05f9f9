package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import dev.snapforge.core.ErrorCategory;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Points a channel back to the version that it had before. */
@Command(name = "rollback", description = "Point a channel back to the version that it had before, or to another one.")
public final class RollbackCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name.")
    String name = "";

    @Parameters(index = "1", paramLabel = "CHANNEL", description = "The channel.")
    String channel = "";

    @Option(names = "--to", paramLabel = "VERSION", description = "This version instead of the one before.")
    @Nullable
    String version;

    /** @param session what all commands share */
    public RollbackCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ChannelPromotion channels = new ChannelPromotion(session.service());
        JsonView now = channels.find(name, channel);
        String target = version == null ? before(now) : version;
        // A channel that was changed meanwhile is not rolled back further than anyone saw.
        PromoteCommand.print(session, channels.promote(name, channel, target, now.number("revision")));
        return 0;
    }

    private String before(JsonView now) {
        String current = now.text("version");
        for (JsonView change : now.at("history").list("items")) {
            String from = change.text("from");
            if (!from.isEmpty() && !from.equals(current)) {
                return from;
            }
        }
        throw new CommandException(
                ErrorCategory.NOT_FOUND,
                "no-earlier-version",
                "The channel " + channel + " of " + name + " has never had another version.",
                "an earlier version in its history",
                current,
                "Name one with --to.");
    }
}

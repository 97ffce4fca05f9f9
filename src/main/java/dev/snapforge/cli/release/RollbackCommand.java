package dev.snapforge.cli.release;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import dev.snapforge.core.ErrorCategory;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Points a channel back to the version that it had before. */
@Command(name = "rollback", description = "Point a channel back to the version that it had before, or to another one.")
public final class RollbackCommand implements Callable<Integer> {

    /** How many changes tell where the channel was before. */
    private static final int SEEN = 20;

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name.")
    String name = "";

    @Parameters(index = "1", paramLabel = "CHANNEL", description = "The channel.")
    String channel = "";

    @Option(names = "--to", paramLabel = "VERSION", description = "This version instead of the one before.")
    @Nullable
    String version;

    @Option(names = "--reason", paramLabel = "TEXT", description = ChannelPromotion.REASON)
    @Nullable
    String reason;

    /** @param session what all commands share */
    public RollbackCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ChannelPromotion channels = new ChannelPromotion(session.service());
        JsonView now = channels.find(name, channel, SEEN);
        String target = version == null ? before(now) : version;
        // A channel that was changed meanwhile is not rolled back further than anyone saw.
        PromoteCommand.print(session, channels.promote(name, channel, target, reason, now.number("revision")));
        return 0;
    }

    private String before(JsonView now) {
        String current = now.text("version");
        List<JsonView> changes = now.at("history").list("items").stream()
                .filter(it -> !it.text("from").equals(it.text("to")))
                .toList();
        if (changes.isEmpty() || changes.get(0).text("from").isEmpty()) {
            throw new CommandException(
                    ErrorCategory.NOT_FOUND,
                    "no-earlier-version",
                    "The channel " + channel + " of " + name + " has never had another version.",
                    "an earlier version in its history",
                    current,
                    "Name one with --to.");
        }
        String from = changes.get(0).text("from");
        if (changes.stream().skip(1).anyMatch(it -> it.text("to").equals(current))) {
            // Another step would lead forward again, to what was rolled back: a job that is run twice must not do that.
            throw new CommandException(
                    ErrorCategory.CONFLICT,
                    "already-rolled-back",
                    "The last change of " + channel + " of " + name + " has led back already, from " + from + ".",
                    "a version that the channel has for the first time",
                    current,
                    "Name the version with --to if it is to be another one.");
        }
        return from;
    }
}

package dev.snapforge.cli.release;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Points a channel to a version. */
@Command(name = "promote", description = "Point a channel to a version that is released.")
public final class PromoteCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(index = "0", paramLabel = "NAME", description = "The name.")
    String name = "";

    @Parameters(index = "1", paramLabel = "VERSION", description = "The version.")
    String version = "";

    @Parameters(index = "2", paramLabel = "CHANNEL", description = "The channel; is made if it is absent.")
    String channel = "";

    @Option(names = "--if-revision", paramLabel = "NUMBER", description = "Only if the channel has this revision now.")
    @Nullable
    Long revision;

    @Option(names = "--reason", paramLabel = "TEXT", description = ChannelPromotion.REASON)
    @Nullable
    String reason;

    /** @param session what all commands share */
    public PromoteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        print(session, new ChannelPromotion(session.service()).promote(name, channel, version, reason, revision));
        return 0;
    }

    static void print(Session session, JsonView channel) {
        session.result(channel.value(), List.of(ChannelPromotion.told(channel)));
    }
}

package dev.snapforge.cli.administration;

import dev.snapforge.cli.session.Session;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script for shells. */
@Command(
        name = "completion",
        description = "Print a completion script for bash, which zsh takes as well (bashcompinit).",
        footer = {"", "Example:", "  source <(snapforge completion)"})
public final class CompletionCommand implements Callable<Integer> {

    private final Session session;

    @Spec
    @Nullable
    CommandSpec spec;

    /** @param session what all commands share */
    public CompletionCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (spec != null) {
            session.terminal().result(AutoComplete.bash("snapforge", spec.root().commandLine()));
        }
        return 0;
    }
}

package dev.snapforge.cli.administration;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Table;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists what can be built for. */
@Command(name = "engines", description = "List the targets that the service offers.")
public final class EnginesCommand implements Callable<Integer> {

    private final Session session;

    /** @param session what all commands share */
    public EnginesCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
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
}

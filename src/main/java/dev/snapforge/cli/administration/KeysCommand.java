package dev.snapforge.cli.administration;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.cli.terminal.Table;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists public keys. */
@Command(
        name = "keys",
        description = "List the public keys that the service signs and has signed with, or print one in PEM.",
        footer = {"", "Compare what you pin with the operator over another way than this connection."})
public final class KeysCommand implements Callable<Integer> {

    private static final int MAX_PEM = 1 << 16;

    private final Session session;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "ID",
            description = "The key to print with --pem (default: the one that signs now).")
    @Nullable
    String id;

    @Option(names = "--pem", description = "Print the key in PEM.")
    boolean pem;

    /** @param session what all commands share */
    public KeysCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonView keys = session.service().get("/api/v1/keys");
        if (pem || id != null) {
            byte[] text = session.service().bytes("/api/v1/keys/" + wanted(keys), "application/x-pem-file", MAX_PEM);
            String shown =
                    Printable.text(new String(text, StandardCharsets.US_ASCII)).strip();
            session.result(Map.of("pem", shown), shown.lines().toList());
        } else {
            Table table = new Table("id", "status", "from", "to");
            for (JsonView it : keys.list("items")) {
                table.row(it.text("id"), it.text("status"), it.text("notBefore"), it.text("notAfter"));
            }
            session.result(keys.value(), table);
        }
        return 0;
    }

    private String wanted(JsonView keys) {
        String found = id == null
                ? keys.list("items").stream()
                        .filter(it -> it.text("status").equals("ACTIVE"))
                        .map(it -> it.text("id"))
                        .findFirst()
                        .orElse("")
                : id;
        return ServiceConnection.encoded(found);
    }
}

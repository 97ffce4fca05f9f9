package dev.snapforge.cli.administration;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.cli.session.Session;
import dev.snapforge.cli.terminal.Table;
import dev.snapforge.core.ErrorCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes, lists and revokes API tokens. */
@Command(name = "tokens", description = "List, create and revoke API tokens; for admins.")
public final class TokensCommand implements Callable<Integer> {

    private static final String PATH = "/api/v1/tokens";

    private final Session session;

    /** @param session what all commands share */
    public TokensCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return list();
    }

    @Command(name = "list", description = "List all tokens.")
    int list() {
        List<Object> items = new ArrayList<>();
        Table table = new Table("id", "name", "status", "scopes", "names", "expires", "last used");
        String cursor = "";
        do {
            JsonView page = session.service().find(PATH + "?limit=100" + cursor).orElseThrow(this::noTokens);
            for (JsonView it : page.list("items")) {
                items.add(it.value());
                table.row(
                        it.text("id"),
                        it.text("name"),
                        it.text("status"),
                        String.join(",", it.texts("scopes")),
                        it.at("names").isPresent() ? String.join(",", it.texts("names")) : "*",
                        it.text("expiresAt"),
                        it.text("lastUsedAt"));
            }
            String next = page.text("next");
            cursor = next.isEmpty() ? "" : "&cursor=" + ServiceConnection.encoded(next);
        } while (!cursor.isEmpty());
        session.result(Map.of("items", items), table);
        return 0;
    }

    private CommandException noTokens() {
        return new CommandException(
                ErrorCategory.NOT_FOUND,
                "no-tokens",
                session.url() + " has no tokens, because it does not ask who calls.",
                "a service in access mode tokens",
                "another mode",
                "docs/access.md says how an operator changes it.");
    }

    @Command(name = "create", description = "Create a token and print it; it is shown only this once.")
    int create(
            @Parameters(paramLabel = "NAME", description = "What it is called; its principal is token:NAME.")
                    String name,
            @Option(
                            names = "--scope",
                            required = true,
                            split = ",",
                            paramLabel = "SCOPE",
                            description = "builds:write, snapshots:read, channels:write or admin; may be repeated.")
                    List<String> scopes,
            @Option(
                            names = "--names",
                            split = ",",
                            paramLabel = "PATTERN",
                            description = "Names that it is confined to, for example team-a.*")
                    @Nullable
                    List<String> names,
            @Option(names = "--expires", paramLabel = "TIME", description = "For example 2031-01-01T00:00:00Z.")
                    @Nullable
                    String expires) {
        Map<String, Object> request = new TreeMap<>();
        request.put("name", name);
        request.put("scopes", scopes);
        if (names != null) {
            request.put("names", names);
        }
        if (expires != null) {
            request.put("expiresAt", expires);
        }
        JsonView token = session.service().send("POST", PATH, request);
        if (!session.isJson()) {
            session.note("id " + token.text("id") + "; the token is not shown again");
        }
        session.result(token.value(), List.of(token.text("token")));
        return 0;
    }

    @Command(name = "revoke", description = "Revoke a token; it is refused from the next request on.")
    int revoke(@Parameters(paramLabel = "ID", description = "The token's id, as the list has it.") String id) {
        session.service().send("DELETE", PATH + "/" + ServiceConnection.encoded(id));
        session.result(Map.of("revoked", id), List.of("revoked: " + id));
        return 0;
    }
}

package dev.snapforge.cli.lifecycle;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.session.Session;
import dev.snapforge.core.SnapforgeException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints what the service says against using what a command hands out. */
public final class UsageWarnings {

    private final Session session;

    /** @param session what all commands share */
    public UsageWarnings(Session session) {
        this.session = session;
    }

    /** Prints those that an answer of {@code resolve} lists. */
    public void ofAnswer(JsonView answer) {
        answer.list("warnings")
                .forEach(it -> print(it.text("code"), it.text("message"), it.text("successor"), it.text("link")));
    }

    /**
     * Prints those of a version and of the engines of some of its targets, for commands that do not resolve. A service from before it knew of
     * advisories says nothing.
     *
     * @param version as the API gives it
     */
    public void ofVersion(String name, JsonView version, List<JsonView> targets) {
        JsonView deprecation = version.at("deprecation");
        if (deprecation.isPresent()) {
            print(
                    "version-deprecated",
                    "Version " + version.text("version") + " of " + name + " is deprecated: "
                            + deprecation.text("reason"),
                    "",
                    "");
        }
        ofEngines(targets.stream().map(it -> it.text("target")).toList());
    }

    private void ofEngines(List<String> targets) {
        Map<String, JsonView> said = advisories().stream()
                .flatMap(it -> it.list("items").stream())
                .collect(Collectors.toMap(it -> it.text("engine"), Function.identity(), (one, other) -> one));
        for (String target : targets) {
            JsonView advisory = said.get(target);
            if (advisory != null && !advisory.text("status").equals("SUPPORTED")) {
                String status = advisory.text("status").toLowerCase(Locale.ROOT);
                print(
                        "engine-" + status,
                        "The engine " + target + " is " + status + ": " + advisory.text("reason"),
                        advisory.text("successor"),
                        advisory.text("link"));
            }
        }
    }

    /** To a service that does not know the operation, it is one for admins. */
    private Optional<JsonView> advisories() {
        try {
            return session.service().find("/api/v1/advisories");
        } catch (SnapforgeException e) {
            if (e.code().equals("scope-missing")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private void print(String code, String message, String successor, String link) {
        session.warn(code + ": " + message
                + (successor.isEmpty() ? "" : " Use " + successor + " instead.")
                + (link.isEmpty() ? "" : " See " + link));
    }
}

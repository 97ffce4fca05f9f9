package dev.snapforge.cli.session;

import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceRefusal;
import dev.snapforge.cli.terminal.Printable;
import dev.snapforge.cli.terminal.Style;
import dev.snapforge.cli.terminal.Terminal;
import dev.snapforge.core.SnapforgeException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells why a command failed: code and message, what was expected and found, what to do. */
public final class FailurePrinter {

    private final Session session;

    public FailurePrinter(Session session) {
        this.session = session;
    }

    /** Tells of a refusal, and says how the program ends. */
    public int print(SnapforgeException refusal) {
        Terminal terminal = session.terminal();
        String word = "error[" + Printable.line(refusal.code()) + "]";
        terminal.message(Style.ERROR, word, Printable.line(String.valueOf(refusal.getMessage())));
        labelled("expected", refusal.expected());
        labelled("found", refusal.found());
        if (refusal instanceof ServiceRefusal service) {
            for (JsonView error : service.errors()) {
                labelled("at", error.text("pointer") + " " + error.text("message"));
            }
        }
        labelled("hint", hint(refusal));
        if (refusal instanceof ServiceRefusal service) {
            labelled("see", session.url() + "/problems/" + refusal.code());
            labelled("request", service.problem().textOrNull("requestId"));
        }
        int exit = ExitCode.of(refusal).number();
        if (session.isJson()) {
            Map<String, Object> document = new TreeMap<>(session.kept());
            document.put("error", document(refusal, exit));
            session.json(document);
        }
        return exit;
    }

    /** Tells of a defect of this program. */
    public int print(Exception defect, boolean withTrace) {
        session.terminal().message(Style.ERROR, "error[defect]", Printable.line("This should not happen: " + defect));
        labelled("hint", "Run it again with SNAPFORGE_DEBUG=1 and report what it prints.");
        if (withTrace) {
            defect.printStackTrace(System.err);
        }
        if (session.isJson()) {
            session.json(Map.of("error", Map.of("code", "defect", "message", String.valueOf(defect))));
        }
        return ExitCode.DEFECT.number();
    }

    private static @Nullable String hint(SnapforgeException refusal) {
        return switch (refusal.code()) {
            case "authentication-required" -> "'snapforge login' keeps a token; in CI, set SNAPFORGE_TOKEN.";
            case "invalid-token" -> "Get another token, and give it to 'snapforge login' or SNAPFORGE_TOKEN.";
            default -> refusal.hint();
        };
    }

    private static Map<String, Object> document(SnapforgeException refusal, int exit) {
        Map<String, Object> document = new TreeMap<>();
        document.put("code", refusal.code());
        document.put("message", String.valueOf(refusal.getMessage()));
        document.put("exit", exit);
        put(document, "expected", refusal.expected());
        put(document, "found", refusal.found());
        put(document, "hint", hint(refusal));
        if (refusal instanceof ServiceRefusal service && service.problem().value() != null) {
            document.put("problem", service.problem().value());
        }
        return document;
    }

    private static void put(Map<String, Object> document, String member, @Nullable String text) {
        if (text != null) {
            document.put(member, text);
        }
    }

    private void labelled(String label, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            String lead = " ".repeat(10 - label.length()) + label + ": ";
            session.terminal().message(lead + Printable.line(text));
        }
    }
}

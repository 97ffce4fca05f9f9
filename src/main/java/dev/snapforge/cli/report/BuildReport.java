package dev.snapforge.cli.report;

import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import java.net.URI;
import java.util.List;

/**
 * What a report is made of.
 *
 * @param service the service's address, where codes have their pages
 * @param builds as the API gives them
 * @param sources of the bundle that was built
 * @param verbose whether notes belong to a text as well
 */
public record BuildReport(URI service, List<JsonView> builds, SourceLookup sources, boolean verbose) {

    /** Copies the list. */
    public BuildReport {
        builds = List.copyOf(builds);
    }

    Diagnostics diagnostics() {
        return Diagnostics.of(builds);
    }

    /** The page that explains a code. */
    String page(String code) {
        return service + "/problems/" + ServiceConnection.encoded(code);
    }
}

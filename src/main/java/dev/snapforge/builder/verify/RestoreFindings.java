package dev.snapforge.builder.verify;

import dev.snapforge.builds.report.Finding;
import dev.snapforge.builds.report.Severity;
import java.util.List;

/** What the proof cannot see of what a bundle does after a restore. */
final class RestoreFindings {

    private RestoreFindings() {}

    /** @param unbound for each callback of onRestore that missed a slot, what it says of that; in both runtimes it ends there */
    static List<Finding> of(List<String> unbound) {
        return unbound.isEmpty()
                ? List.of()
                : List.of(new Finding(
                        "restore-callback-needs-host",
                        Severity.INFO,
                        "A callback of onRestore needs the host",
                        unbound.get(0)
                                + " While a snapshot is proved there is no host, so the callback ended there, in the restored"
                                + " runtime and in the one that it is compared with; what comes after it was not compared.",
                        "Nothing to do if every host binds that slot. Put what needs no host into a callback of its own, before it.",
                        null,
                        unbound.size()));
    }
}

package dev.snapforge.cli.build;

import dev.snapforge.cli.bundle.OfferedTarget;
import dev.snapforge.cli.bundle.SourceBundle;
import dev.snapforge.cli.bundle.SpecDraft;
import dev.snapforge.cli.bundle.TargetPlan;
import dev.snapforge.cli.failure.ExitCode;
import dev.snapforge.cli.service.JsonView;
import dev.snapforge.cli.service.ServiceConnection;
import dev.snapforge.core.SnapforgeException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what is built for which targets (docs/decisions/0068). */
final class TargetChoice {

    private static final TargetPlan OF_THE_SERVICE = new TargetPlan(List.of(), List.of(), List.of());

    private final ServiceConnection service;

    TargetChoice(ServiceConnection service) {
        this.service = service;
    }

    /**
     * The plan.
     *
     * @param named by options; if there are none, those of the spec count
     */
    TargetPlan plan(SourceBundle bundle, SpecDraft spec, List<String> named) {
        List<String> arguments = named.isEmpty() ? spec.targets() : named;
        if (!arguments.isEmpty()) {
            return TargetPlan.of(arguments, () -> OfferedTarget.of(service));
        }
        // What a gzipped archive says only the service reads: it may name targets.
        boolean unread = bundle.archive() != null && bundle.manifest() == null;
        String released = name(bundle, spec);
        if (released == null || unread || !bundle.manifestTargets().isEmpty()) {
            return OF_THE_SERVICE;
        }
        List<String> earlier = earlierTargets(released);
        return earlier.isEmpty() ? OF_THE_SERVICE : TargetPlan.after(earlier, OfferedTarget.of(service));
    }

    private static @Nullable String name(SourceBundle bundle, SpecDraft spec) {
        JsonView manifest = bundle.manifest();
        return spec.text("name") != null || manifest == null ? spec.text("name") : manifest.textOrNull("name");
    }

    /** The targets of the newest version; none if there is no version, or the token may not know. */
    private List<String> earlierTargets(String name) {
        try {
            return service.find("/api/v1/names/" + ServiceConnection.encoded(name) + "?limit=1")
                    .map(it -> it.list("versions"))
                    .filter(it -> !it.isEmpty())
                    .map(it -> it.get(0).list("targets").stream()
                            .map(target -> target.text("target"))
                            .toList())
                    .orElse(List.of());
        } catch (SnapforgeException e) {
            if (ExitCode.of(e) == ExitCode.ACCESS) {
                return List.of();
            }
            throw e;
        }
    }
}

package dev.snapforge.build.web;

import dev.snapforge.build.AvailableTargets;
import dev.snapforge.build.AvailableTargets.Availability;
import dev.snapforge.build.Build;
import dev.snapforge.build.BuildStatus;
import dev.snapforge.kernel.LiveExamples;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Offers the newest build to operations that take one, and the targets that can be built to the one that makes builds. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
class BuildExamples implements LiveExamples {

    private final ReachableBuilds builds;
    private final AvailableTargets targets;

    BuildExamples(ReachableBuilds builds, AvailableTargets targets) {
        this.builds = builds;
        this.targets = targets;
    }

    @Override
    public Map<String, Object> of(String operation) {
        return switch (operation) {
            case SubmitOperation.ID -> targets();
            case "getBuild", "followBuild" ->
                newest(null).map(BuildExamples::build).orElse(Map.of());
            case "getJobLog" -> newest(null).map(BuildExamples::job).orElse(Map.of());
            case "cancelBuild" ->
                Stream.of(BuildStatus.QUEUED, BuildStatus.RUNNING, null)
                        .flatMap(it -> newest(it).stream())
                        .findFirst()
                        .map(BuildExamples::build)
                        .orElse(Map.of());
            case RebuildController.OPERATION ->
                Stream.of(BuildStatus.SUCCEEDED, BuildStatus.FAILED, BuildStatus.CANCELLED)
                        .flatMap(it -> newest(it).stream())
                        .findFirst()
                        .map(BuildExamples::build)
                        .orElse(Map.of());
            default -> Map.of();
        };
    }

    private Map<String, Object> targets() {
        List<String> live = targets.all().stream()
                .filter(it -> it.live() && it.defaultPlatform())
                .map(Availability::target)
                .sorted()
                .map(Object::toString)
                .toList();
        return live.isEmpty() ? Map.of() : Map.of("targets", live);
    }

    private Optional<Build> newest(@Nullable BuildStatus status) {
        return builds.list(null, status, null, 1).stream().findFirst();
    }

    private static Map<String, Object> build(Build build) {
        return Map.of("id", build.id().toString());
    }

    private static Map<String, Object> job(Build build) {
        return Map.of(
                "id", build.id().toString(), "job", build.jobs().get(0).id().toString());
    }
}

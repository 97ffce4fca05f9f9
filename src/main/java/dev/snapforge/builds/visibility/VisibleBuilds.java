package dev.snapforge.builds.visibility;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.access.VisibilityFilter;
import dev.snapforge.builds.Build;
import dev.snapforge.builds.BuildFilter;
import dev.snapforge.builds.Builds;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The builds that whoever makes the request may see, and change. Controllers know no others. */
@Component
@ConditionalOnBooleanProperty(value = "snapforge.role.api", matchIfMissing = true)
public class VisibleBuilds {

    private final Builds builds;
    private final CallerContext access;

    VisibleBuilds(Builds builds, CallerContext access) {
        this.builds = builds;
        this.access = access;
    }

    /** As {@link Builds#get(UUID, VisibilityFilter)}. */
    public Build get(UUID id) {
        return builds.get(id, visible());
    }

    /** As {@link Builds#list}. */
    public List<Build> list(BuildFilter filter, @Nullable UUID before, int limit) {
        return builds.list(filter, before, limit, visible());
    }

    /** As {@link Builds#overview}. */
    public List<Build> overview(BuildFilter filter, @Nullable UUID before, int limit) {
        return builds.overview(filter, before, limit, visible());
    }

    /** As {@link Builds#log}. */
    public String log(UUID id, UUID job) {
        get(id);
        return builds.log(id, job);
    }

    /**
     * Cancels a build, as {@link Builds#cancel} does.
     *
     * @throws dev.snapforge.access.NameNotAllowedException if it may be seen only
     */
    public boolean cancel(UUID id) {
        access.caller().require(Scope.BUILDS_WRITE, get(id).spec().name());
        return builds.cancel(id);
    }

    private VisibilityFilter visible() {
        return access.reach(Scope.BUILDS_WRITE, Scope.SNAPSHOTS_READ);
    }
}

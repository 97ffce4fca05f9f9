package dev.snapforge.release;

import dev.snapforge.access.CallerContext;
import dev.snapforge.access.Scope;
import dev.snapforge.access.VisibilityFilter;
import org.springframework.stereotype.Component;

/** Which names whoever makes a request may see and change. A name that it may not see is as one that nobody has used. */
@Component
public class NameAccess {

    private final CallerContext access;

    NameAccess(CallerContext access) {
        this.access = access;
    }

    /**
     *      * Refuses a name that the caller may not see.
     *      *
     * @throws ReleaseException {@code unknown-name}
     */
    public void requireVisible(String name) {
        require(name, visible());
    }

    /**
     * Asks for what is loaded, and not just for its name.
     *
     * @return what the caller may load
     * @throws ReleaseException {@code unknown-name}
     */
    public VisibilityFilter requireReadable(String name) {
        VisibilityFilter readable = access.reach(Scope.SNAPSHOTS_READ);
        require(name, readable);
        return readable;
    }

    /**
     * Asks for the right to change something about a name.
     *
     * @throws ReleaseException {@code unknown-name}
     * @throws dev.snapforge.access.NameNotAllowedException {@code name-not-allowed}, for a name that may be seen only
     */
    public void requireChangeable(String name, Scope scope) {
        requireVisible(name);
        access.caller().require(scope, name);
    }

    /** The names that the caller may see something of. */
    public VisibilityFilter visible() {
        return access.reach(Scope.SNAPSHOTS_READ, Scope.CHANNELS_WRITE, Scope.BUILDS_WRITE);
    }

    private static void require(String name, VisibilityFilter reach) {
        // Something with a name belongs to whoever may use the name, not to whoever made it.
        if (!reach.includes(name, "")) {
            throw ReleaseException.unknownName(name);
        }
    }
}

package dev.snapforge.engine.isolation;

import java.util.List;

/** How an engine process is kept away from everything that is not its own. */
public interface Isolation {

    /** Where a process that {@linkplain ConfinedCommand#host starts sandboxes itself} finds the sandbox program. */
    String SANDBOX = "/sandbox";

    /** The word for {@code GET /engines}. */
    String name();

    /** Whether each process has namespaces of its own, in which it can start sandboxes. */
    boolean namespaces();

    /** The command that runs this one in isolation and within its limits. */
    List<String> wrap(ConfinedCommand confined);
}

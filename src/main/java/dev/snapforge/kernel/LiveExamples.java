package dev.snapforge.kernel;

import java.util.Map;

/**
 * Implemented by each capability whose operations take the name of something that exists, so that the description of the API
 * offers examples that work.
 */
public interface LiveExamples {

    /**
     * Values to try an operation with.
     *
     * @param operation the operation's id, of this capability or of another
     * @return parameter names and values, text or a list of texts; nothing for a parameter that nothing exists for
     */
    Map<String, Object> of(String operation);
}

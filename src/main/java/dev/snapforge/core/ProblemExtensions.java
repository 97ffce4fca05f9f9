package dev.snapforge.core;

import java.util.Map;

/**
 * Implemented by exceptions that tell clients more than the members all problems have, such as a list of field errors
 * (RFC 9457, section 3.2: extension members).
 */
public interface ProblemExtensions {

    /** Names and values of the further members; values are what JSON can hold, or records of that. */
    Map<String, Object> problemMembers();
}

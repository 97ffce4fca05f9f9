package dev.snapforge.builds.web;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A form came with a query parameter that only counts beside a script. */
final class ParameterBesideFormException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param parameter a known name */
    ParameterBesideFormException(String parameter) {
        super(
                ErrorCategory.INVALID,
                "parameter-beside-form",
                "The query parameter '" + parameter + "' does not count beside a form.",
                "the spec in the form's part 'spec'",
                "'" + parameter + "' in the query",
                parameter.equals(ScriptReader.FILE_NAME)
                        ? "Give the part 'file' that name."
                        : "Move it into the part, for example curl -F 'spec={\"name\":\"greeting\"}'.");
    }
}

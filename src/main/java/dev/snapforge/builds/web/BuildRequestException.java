package dev.snapforge.builds.web;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;

/** What is wrong with the form of a request about builds. */
final class BuildRequestException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private BuildRequestException(Refusal refusal) {
        super(refusal);
    }

    /** A query parameter or header has a value that is not accepted. */
    static BuildRequestException invalidQuery(String parameter, String expected, String found) {
        return new BuildRequestException(new Refusal(
                ErrorCategory.INVALID,
                "invalid-parameter",
                "The parameter '" + parameter + "' cannot be used.",
                expected,
                found.length() <= 80 ? found : found.substring(0, 80) + "…",
                "Correct the value, or leave the parameter out."));
    }

    /** The spec is larger than any spec within the limits can be. */
    static BuildRequestException specTooLarge(long limit) {
        return new BuildRequestException(new Refusal(
                ErrorCategory.TOO_LARGE,
                "spec-too-large",
                "The spec is too large.",
                "at most " + limit + " bytes",
                null,
                "Move long checks into a script of the bundle."));
    }

    /** The form has a part that means nothing, or more than one spec. */
    static BuildRequestException unknownPart(String name) {
        return new BuildRequestException(new Refusal(
                ErrorCategory.INVALID,
                "unknown-part",
                "The form has a part that cannot be used.",
                "parts named 'file', and at most one named 'spec'",
                "'" + (name.length() <= 80 ? name : name.substring(0, 80) + "…") + "'",
                "Name each script's part 'file'."));
    }

    /**
     * A form came with a query parameter that only counts beside a script.
     *
     * @param parameter a known name
     */
    static BuildRequestException parameterBesideForm(String parameter) {
        return new BuildRequestException(new Refusal(
                ErrorCategory.INVALID,
                "parameter-beside-form",
                "The query parameter '" + parameter + "' does not count beside a form.",
                "the spec in the form's part 'spec'",
                "'" + parameter + "' in the query",
                parameter.equals(ScriptReader.FILE_NAME)
                        ? "Give the part 'file' that name."
                        : "Move it into the part, for example curl -F 'spec={\"name\":\"greeting\"}'."));
    }
}

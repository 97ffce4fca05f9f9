package dev.snapforge.startup;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;
import org.jspecify.annotations.Nullable;

/** Something below {@code snapforge.} was set that is no setting; the service does not start. */
final class UnknownSettingException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param name as it was given
     * @param location where it was given
     * @param nearest the setting that was probably meant, or null if none is similar
     */
    UnknownSettingException(String name, String location, @Nullable String nearest) {
        super(
                ErrorCategory.INTERNAL,
                "unknown-setting",
                "There is no setting " + name + ".",
                nearest == null ? "one of the settings in docs/configuration.md" : nearest,
                name + ", from " + location,
                (nearest == null ? "Remove " + name : "Write " + nearest + ", or remove " + name)
                        + ". docs/configuration.md lists all settings.");
    }
}

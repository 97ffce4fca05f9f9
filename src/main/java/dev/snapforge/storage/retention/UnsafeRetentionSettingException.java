package dev.snapforge.storage.retention;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A setting {@code snapforge.retention.*} would remove what may still be in use; the service does not start. */
final class UnsafeRetentionSettingException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param name of the setting, without its prefix
     * @param expected what it must be
     * @param found what it is
     */
    UnsafeRetentionSettingException(String name, String expected, String found) {
        super(
                ErrorCategory.INTERNAL,
                "unsafe-retention-setting",
                "The setting snapforge.retention." + name + " cannot be used.",
                expected,
                found,
                "Set snapforge.retention." + name + " to more, or leave it out.");
    }
}

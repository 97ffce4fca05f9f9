package dev.snapforge.blob;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A setting {@code snapforge.blob.s3.*} cannot be used; the service does not start. */
final class UnusableS3SettingException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param name of the setting, without its prefix
     * @param expected what it must be
     * @param found what it is
     */
    public UnusableS3SettingException(String name, String expected, String found) {
        super(
                ErrorCategory.INTERNAL,
                "unusable-s3-setting",
                "The setting snapforge.blob.s3." + name + " cannot be used.",
                expected,
                found.isBlank() ? "nothing" : found,
                "Set snapforge.blob.s3." + name + ", or snapforge.blob.store=files to keep content in a directory.");
    }
}

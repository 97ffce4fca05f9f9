package dev.snapforge.bundle.upload;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** All files of a bundle are blank, so a snapshot would hold nothing. */
final class EmptyBundleException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param files how many files there were */
    EmptyBundleException(int files) {
        super(
                ErrorCategory.UNPROCESSABLE,
                "empty-bundle",
                "Every file of this bundle is blank.",
                "JavaScript in at least one file",
                files + " blank",
                "Check that the build step before the upload wrote its output.");
    }
}

package dev.snapforge.bundle.upload;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** An archive came together with other files, so the order to run them in is not known. */
final class MixedUploadException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /**
     * @param archive the archive's name
     * @param files how many files were sent in all
     */
    MixedUploadException(String archive, int files) {
        super(
                ErrorCategory.INVALID,
                "mixed-upload",
                "The archive '" + archive + "' came together with other files.",
                "either .js files only, or exactly one archive",
                files + " files, one of them an archive",
                "Put everything into the archive, or send only .js files.");
    }
}

package dev.snapforge.access;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** A setting makes no sense, or would trust too much; the service does not start with it. */
public final class UnsafeAccessSettingException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param reason what is wrong, and what would be right */
    public UnsafeAccessSettingException(String reason) {
        super(ErrorCategory.INVALID, "unsafe-access-setting", reason, null, null, "See docs/access.md.");
    }
}

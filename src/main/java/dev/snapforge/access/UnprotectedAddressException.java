package dev.snapforge.access;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The service was told to listen where others can reach it, and not to ask who they are. */
public final class UnprotectedAddressException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    /** @param found the address */
    public UnprotectedAddressException(String found) {
        super(
                ErrorCategory.INVALID,
                "unprotected-address",
                "The service would listen to other machines without asking who they are.",
                "a loopback address in server.address, or 'tokens' or 'oidc' in snapforge.access.mode",
                found,
                "Set snapforge.access.mode to tokens, oidc or both, or server.address to 127.0.0.1.");
    }
}

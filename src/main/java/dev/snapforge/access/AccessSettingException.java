package dev.snapforge.access;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.Refusal;
import dev.snapforge.core.SnapforgeException;

/** Settings with which the service does not start, because they would let in whoever asks. */
public final class AccessSettingException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    private AccessSettingException(Refusal refusal) {
        super(refusal);
    }

    /**
     * A setting makes no sense, or would trust too much; the service does not start with it.
     *
     * @param reason what is wrong, and what would be right
     */
    public static AccessSettingException unsafe(String reason) {
        return new AccessSettingException(
                new Refusal(ErrorCategory.INVALID, "unsafe-access-setting", reason, null, null, "See docs/access.md."));
    }

    /**
     * The service was told to listen where others can reach it, and not to ask who they are.
     *
     * @param found the address
     */
    public static AccessSettingException unprotectedAddress(String found) {
        return new AccessSettingException(new Refusal(
                ErrorCategory.INVALID,
                "unprotected-address",
                "The service would listen to other machines without asking who they are.",
                "a loopback address in server.address, or 'tokens' or 'oidc' in snapforge.access.mode",
                found,
                "Set snapforge.access.mode to tokens, oidc or both, or server.address to 127.0.0.1."));
    }
}

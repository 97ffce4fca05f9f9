package dev.snapforge.access.oidc;

import dev.snapforge.core.ErrorCategory;
import dev.snapforge.core.SnapforgeException;

/** The token is genuine, and no rule trusts whoever it is. */
final class NoTrustedPublisherException extends SnapforgeException {

    private static final long serialVersionUID = 1L;

    NoTrustedPublisherException(String principal) {
        super(
                ErrorCategory.FORBIDDEN,
                "no-trusted-publisher",
                "The token is genuine, but no rule trusts its claims.",
                "claims that meet a rule in snapforge.access.oidc.rules",
                "a token of " + principal,
                "Compare the token's claims with the rules: repository, branch, tag or environment may be others.");
    }
}

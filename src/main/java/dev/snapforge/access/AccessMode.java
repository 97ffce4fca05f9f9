package dev.snapforge.access;

/** How the service finds out who asks. */
public enum AccessMode {
    /** It does not, and therefore listens to this machine only. */
    LOOPBACK,
    /** By tokens that it makes itself. */
    TOKENS,
    /** By tokens of other issuers, such as those of CI systems (OpenID Connect). */
    OIDC
}

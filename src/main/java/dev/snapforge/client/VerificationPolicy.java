package dev.snapforge.client;

/** How often a cached snapshot is verified in full. */
public enum VerificationPolicy {
    /**
     * Once on each machine, and again if its file has changed or could have been changed by anybody else: at other starts its identity and a
     * checksum are compared, and whether its key is still trusted. Whether the native library's digest was compared, with either policy, is
     * {@link StartupMetrics#library()}.
     */
    ONCE,
    /** At each start. */
    ALWAYS
}

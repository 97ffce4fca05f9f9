package dev.snapforge.access;

/** How an operator gets the first admin token. */
public enum FirstToken {
    /** In a file that its owner alone can read ({@code snapforge.access.bootstrap-token-file}). */
    FILE,
    /** Printed on standard output, once. */
    PRINT
}

package dev.snapforge.access;

import java.util.Arrays;
import java.util.Optional;

/** What a credential may be used for. */
public enum Scope {
    /** Asks for builds, follows and cancels them. */
    BUILDS_WRITE("builds:write"),
    /** Finds and downloads snapshots, and reads builds. */
    SNAPSHOTS_READ("snapshots:read"),
    /** Says which version a channel means. */
    CHANNELS_WRITE("channels:write"),
    /** Everything: the other scopes for every name, tokens, revocation, audit. */
    ADMIN("admin");

    private final String word;

    Scope(String word) {
        this.word = word;
    }

    /** How clients and the database write it. */
    public String word() {
        return word;
    }

    /** The scope that is written so. */
    public static Optional<Scope> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
    }

    @Override
    public String toString() {
        return word;
    }
}

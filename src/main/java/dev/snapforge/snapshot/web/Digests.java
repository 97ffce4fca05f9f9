package dev.snapforge.snapshot.web;

/** How digests in paths are documented. */
final class Digests {

    static final String DESCRIPTION = "`sha256:` and 64 hexadecimal digits: the digest of the container";
    static final String EXAMPLE = "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private Digests() {}
}

package dev.snapforge.snapshot.web;

/** How digests in paths are documented. */
final class Digests {

    static final String DESCRIPTION = "`sha256:` and 64 hexadecimal digits: the digest of the container.";

    private Digests() {}
}

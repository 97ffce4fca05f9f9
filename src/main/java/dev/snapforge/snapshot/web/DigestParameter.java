package dev.snapforge.snapshot.web;

/** How digests in paths are documented. */
final class DigestParameter {

    static final String DESCRIPTION =
            "The digest of the container, from `GET /api/v1/snapshots`: `sha256:` and 64 hexadecimal digits";

    static final String EXAMPLE = "sha256:3b6a27bcceb6a42d62a3a8d02a6f0d73653215771de243a63ac048a18b59da29";

    private DigestParameter() {}
}

package dev.snapforge.snapshot.web;

/** Content codings a download can be sent in, the best first (RFC 9110, section 8.4.1; zstd: RFC 8878; dcz: RFC 9842). */
enum ContentCoding {
    /** Zstandard, with a container that the client has as its dictionary. */
    DCZ("dcz"),
    /** Zstandard: smaller than gzip, and faster on both sides. */
    ZSTD("zstd"),
    /** What every client has. */
    GZIP("gzip"),
    /** The bytes as they are. */
    IDENTITY("identity");

    private final String token;

    ContentCoding(String token) {
        this.token = token;
    }

    /** The name in {@code Accept-Encoding} and {@code Content-Encoding}. */
    String token() {
        return token;
    }
}

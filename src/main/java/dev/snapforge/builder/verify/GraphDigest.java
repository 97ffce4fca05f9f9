package dev.snapforge.builder.verify;

/**
 * What graph.js answers where a digest is enough.
 *
 * @param digest over all that was met, and how much that is
 * @param apart lines about what the making of a snapshot changes by itself, which the digest is not over; of a graph in lines as far as they
 *     lead there
 */
record GraphDigest(String digest, String apart) {

    /** What stands at the end of a digest over less than everything. */
    private static final String INCOMPLETE = ":incomplete";

    static GraphDigest of(String answer) {
        int end = answer.indexOf('\n');
        return end < 0
                ? new GraphDigest(answer, "")
                : new GraphDigest(answer.substring(0, end), answer.substring(end + 1));
    }

    boolean isIncomplete() {
        return digest.endsWith(INCOMPLETE);
    }
}

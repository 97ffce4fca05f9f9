package dev.snapforge.api.compatibility;

/**
 * One difference between two documents that existing clients may not survive.
 *
 * @param place what the changelog names in backticks: an operation ({@code GET /api/v1/builds}), a member of a schema ({@code Build.status})
 * @param what what has changed, in a few words
 */
record BreakingChange(String place, String what) {

    @Override
    public String toString() {
        return "`" + place + "`: " + what;
    }
}

package dev.snapforge.release.engine;

/**
 * A place in the list of what stands on an engine, which goes by name, and from the newest version of a name to the oldest.
 *
 * @param name empty before the first
 * @param sequence of the version
 */
public record EngineReleasePlace(String name, long sequence) {

    /** Before all others. */
    public static final EngineReleasePlace START = new EngineReleasePlace("", 0);

    /**
     * Reads what {@link #toString} wrote.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static EngineReleasePlace parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("Not a place: " + text);
        }
        return new EngineReleasePlace(text.substring(0, colon), Long.parseLong(text.substring(colon + 1)));
    }

    /** No name has a colon. */
    @Override
    public String toString() {
        return name + ":" + sequence;
    }
}

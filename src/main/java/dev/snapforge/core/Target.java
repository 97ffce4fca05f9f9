package dev.snapforge.core;

/**
 * What one job builds for: an engine on a platform, written {@code linux-x64/javet-v8-5.0.6}.
 *
 * @param platform the operating system and architecture
 * @param engine the engine's build
 */
public record Target(Platform platform, EngineId engine) implements Comparable<Target> {

    /**
     * Reads {@code <os>-<arch>/<engine>}; aliases of architectures are accepted, one form comes out.
     *
     * @throws MalformedValueException {@code malformed-target}, for any other form
     */
    public static Target parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw malformed(text);
        }
        try {
            return new Target(Platform.parse(text.substring(0, slash)), EngineId.parse(text.substring(slash + 1)));
        } catch (MalformedValueException e) {
            throw malformed(text);
        }
    }

    @Override
    public int compareTo(Target other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return platform + "/" + engine;
    }

    private static MalformedValueException malformed(String text) {
        return new MalformedValueException(
                "malformed-target", "target", "<os>-<arch>/<engine>, for example linux-x64/javet-v8-5.0.6", text);
    }
}

package dev.snapforge.builds;

import org.jspecify.annotations.Nullable;

/**
 * Which builds are listed: all conditions must hold, and null stands for none.
 *
 * @param name of the spec, the whole of it
 * @param status the state that a build is in
 * @param target of one of its jobs; {@code *} stands for any text, the slash included
 * @param principal who asked for it
 * @param label {@code key=value} of the spec's labels, or {@code key} for any value
 */
public record BuildFilter(
        @Nullable String name,
        @Nullable BuildStatus status,
        @Nullable String target,
        @Nullable String principal,
        @Nullable String label) {

    /** Every build. */
    public static final BuildFilter NONE = new BuildFilter(null, null, null, null, null);

    /** Takes what is blank, as empty fields of a form are, for none. */
    public BuildFilter {
        name = given(name);
        target = given(target);
        principal = given(principal);
        label = given(label);
    }

    /** Every build in a state. */
    public static BuildFilter of(BuildStatus status) {
        return new BuildFilter(null, status, null, null, null);
    }

    /** Whether it leaves nothing out. */
    public boolean isNone() {
        return equals(NONE);
    }

    /** A pattern for SQL's LIKE. */
    @Nullable
    String likeTarget() {
        return target == null
                ? null
                : target.replace("\\", "\\\\")
                        .replace("%", "\\%")
                        .replace("_", "\\_")
                        .replace('*', '%');
    }

    @Nullable
    String labelKey() {
        return label == null || label.indexOf('=') < 0 ? label : label.substring(0, label.indexOf('='));
    }

    @Nullable
    String labelValue() {
        return label == null || label.indexOf('=') < 0 ? null : label.substring(label.indexOf('=') + 1);
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}

package dev.snapforge.engine;

import dev.snapforge.core.Target;
import java.util.regex.Pattern;

/**
 * Some targets, for example {@code linux-x64/javet-v8-*}.
 *
 * @param text a target's name, in which {@code *} stands for any text, the slash included
 */
public record TargetPattern(String text) {

    private static final Pattern FORM = Pattern.compile("[a-zA-Z0-9._/*-]{1,100}");

    public TargetPattern {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "Expected a target's name with * for any text, for example linux-x64/javet-v8-*; found: " + text);
        }
    }

    /** The pattern that a setting holds; Spring finds this method by its name. */
    public static TargetPattern of(String text) {
        return new TargetPattern(text.strip());
    }

    /** Whether it stands for this target, among others. */
    public boolean matches(Target target) {
        return target.toString().matches(("\\Q" + text + "\\E").replace("*", "\\E.*\\Q"));
    }
}

package dev.snapforge.cli.bundle;

import java.util.regex.Pattern;

/**
 * A target as a user writes it: {@code linux-x64/javet-v8-5.0.6}, a pattern with {@code *}, and with {@code ?} at its end one that may be
 * absent or fail.
 *
 * @param text the target or pattern, without the {@code ?}
 * @param optional whether the rest counts without it
 */
record TargetArgument(String text, boolean optional) {

    static TargetArgument parse(String text) {
        return text.endsWith("?")
                ? new TargetArgument(text.substring(0, text.length() - 1), true)
                : new TargetArgument(text, false);
    }

    boolean isPattern() {
        return text.indexOf('*') >= 0;
    }

    /** Emulated engines are slow: a pattern means them only if it says their platform. */
    boolean matches(OfferedTarget target) {
        return matches(target.name()) && (!target.emulated() || text.indexOf('*') > text.indexOf('/'));
    }

    private boolean matches(String target) {
        StringBuilder regex = new StringBuilder();
        for (String literal : text.split("\\*", -1)) {
            regex.append(regex.length() == 0 ? "" : ".*").append(Pattern.quote(literal));
        }
        return target.matches(regex.toString());
    }
}

package dev.snapforge.builder.verify;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The way from the global object to a place in the graph. Long ones are told by their two ends.
 *
 * @param outer null for the global object itself
 * @param step the property's name
 */
record ObjectPath(@Nullable ObjectPath outer, String step) {

    private static final int FIRST = 6;
    private static final int LAST = 4;

    @Override
    public String toString() {
        Deque<String> steps = new ArrayDeque<>();
        for (ObjectPath at = this; at != null; at = at.outer) {
            steps.addFirst(at.step);
        }
        int between = steps.size() - FIRST - LAST;
        if (between <= 1) {
            return String.join(".", steps);
        }
        String[] all = steps.toArray(String[]::new);
        return String.join(".", Arrays.copyOf(all, FIRST))
                + " … " + between + " steps … "
                + String.join(".", Arrays.copyOfRange(all, all.length - LAST, all.length));
    }
}

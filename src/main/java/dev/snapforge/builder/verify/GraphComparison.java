package dev.snapforge.builder.verify;

import dev.snapforge.builder.verify.ObjectGraph.Property;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Walks the graphs of two runtimes side by side, from their global objects on, and notes where they part. What lies behind a place
 * where they part is not looked at: it is told already.
 */
final class GraphComparison {

    private static final String NOWHERE = "nothing";

    private final ObjectGraph plain;
    private final ObjectGraph restored;
    private final Map<Integer, Integer> pairs = new HashMap<>();
    private final Map<Integer, Integer> pairsBack = new HashMap<>();
    private final Map<Integer, ObjectPath> paths = new HashMap<>();
    private final Queue<Integer> queue = new ArrayDeque<>();
    private final List<Difference> differences = new ArrayList<>();

    /**
     * Where they differ.
     *
     * @param path from the global object
     * @param plain what the fresh one has, in words
     * @param restored what the restored one has, in words
     */
    record Difference(String path, String plain, String restored) {}

    private GraphComparison(String plain, String restored) {
        this.plain = new ObjectGraph(plain);
        this.restored = new ObjectGraph(restored);
    }

    /** The differences of two graphs in lines. */
    static List<Difference> between(String plain, String restored) {
        GraphComparison comparison = new GraphComparison(plain, restored);
        comparison.compare(null, -1, -1);
        while (!comparison.queue.isEmpty()) {
            int next = comparison.queue.remove();
            comparison.compare(comparison.paths.get(next), next, Objects.requireNonNull(comparison.pairs.get(next)));
        }
        return comparison.differences;
    }

    private void compare(@Nullable ObjectPath path, int left, int right) {
        // A graph in lines is cut somewhere: what only one of them has come to is not compared.
        if (left >= 0 && (!plain.knows(left) || !restored.knows(right))) {
            return;
        }
        Set<String> names = new LinkedHashSet<>(plain.of(left).keySet());
        names.addAll(restored.of(right).keySet());
        for (String name : names) {
            ObjectPath at = new ObjectPath(path, name);
            Property one = plain.of(left).get(name);
            Property other = restored.of(right).get(name);
            if (one == null) {
                differences.add(new Difference(at.toString(), NOWHERE, restored.text(Objects.requireNonNull(other))));
            } else if (other == null) {
                differences.add(new Difference(at.toString(), plain.text(one), NOWHERE));
            } else {
                compare(at, one, other);
            }
        }
        if (path != null) {
            compareOrder(
                    path,
                    List.copyOf(plain.of(left).keySet()),
                    List.copyOf(restored.of(right).keySet()));
        }
    }

    /** Where all names are the same: what is missing on one side is told already. */
    private void compareOrder(ObjectPath path, List<String> names, List<String> others) {
        if (!names.equals(others) && Set.copyOf(names).equals(Set.copyOf(others))) {
            int at = 0;
            while (names.get(at).equals(others.get(at))) {
                at++;
            }
            differences.add(new Difference(
                    path.toString(),
                    names.get(at) + " as property " + (at + 1),
                    others.get(at) + " as property " + (at + 1)));
        }
    }

    private void compare(ObjectPath at, Property one, Property other) {
        String here = plain.text(one);
        String there = restored.text(other);
        if (!here.equals(there)) {
            differences.add(new Difference(at.toString(), here, there));
        } else if (!one.attributes().equals(other.attributes())) {
            differences.add(new Difference(
                    at.toString(), here + attributes(one.attributes()), there + attributes(other.attributes())));
        } else if (one.object() != null && other.object() != null) {
            pair(at, one.object(), other.object());
        }
    }

    private void pair(ObjectPath at, int left, int right) {
        Integer known = pairs.get(left);
        Integer knownBack = pairsBack.get(right);
        if (known == null && knownBack == null) {
            pairs.put(left, right);
            pairsBack.put(right, left);
            paths.put(left, at);
            queue.add(left);
        } else if (!Objects.equals(known, right)) {
            differences.add(new Difference(at.toString(), which(left), which(knownBack)));
        }
    }

    /** An object of the fresh runtime, by where it was met before. */
    private String which(@Nullable Integer left) {
        return left == null || !paths.containsKey(left) ? "another object" : "the object of " + paths.get(left);
    }

    private static String attributes(String letters) {
        return " that is "
                + (letters.contains("e") ? "" : "not ") + "enumerable, "
                + (letters.contains("c") ? "" : "not ") + "configurable, "
                + (letters.contains("w") ? "" : "not ") + "writable";
    }
}

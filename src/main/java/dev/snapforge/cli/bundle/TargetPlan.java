package dev.snapforge.cli.bundle;

import dev.snapforge.cli.failure.CommandException;
import dev.snapforge.core.ErrorCategory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is built for which targets (docs/decisions/0068).
 *
 * @param required built together: if one of them fails, nothing is released; none leaves the choice to the service
 * @param optional built afterwards, each by itself; whether it succeeds changes nothing for the others
 * @param notes what was left out, in sentences
 */
public record TargetPlan(List<String> required, List<String> optional, List<String> notes) {

    /** Copies the lists. */
    public TargetPlan {
        required = List.copyOf(required);
        optional = List.copyOf(optional);
        notes = List.copyOf(notes);
    }

    /** Whether there is nothing that a user named. */
    public boolean isDefault() {
        return required.isEmpty() && optional.isEmpty();
    }

    /**
     * What the user's arguments mean.
     *
     * @param offered asked only if it matters
     * @throws CommandException {@code no-such-target}, if a pattern matches nothing, or nothing at all is left
     */
    public static TargetPlan of(List<String> arguments, Supplier<List<OfferedTarget>> offered) {
        Set<String> required = new LinkedHashSet<>();
        Set<String> optional = new LinkedHashSet<>();
        List<String> notes = new ArrayList<>();
        for (String argument : arguments) {
            TargetArgument target = TargetArgument.parse(argument);
            if (!target.isPattern() && !target.optional()) {
                required.add(target.text());
                continue;
            }
            List<String> found = offered.get().stream()
                    .filter(target::matches)
                    .map(OfferedTarget::name)
                    .toList();
            if (target.optional() && found.isEmpty()) {
                notes.add(target.text() + " is left out: the service does not offer it.");
            } else if (found.isEmpty()) {
                throw noSuchTarget(target.text(), offered.get());
            }
            (target.optional() ? optional : required).addAll(found);
        }
        optional.removeAll(required);
        if (!arguments.isEmpty() && required.isEmpty() && optional.isEmpty()) {
            throw noSuchTarget(String.join(", ", arguments), offered.get());
        }
        return new TargetPlan(List.copyOf(required), List.copyOf(optional), notes);
    }

    /**
     * What is built if no target is named and the name has a version: what that version has must succeed, and what the service has got
     * since may.
     *
     * @param earlier the targets of the newest version
     */
    public static TargetPlan after(Collection<String> earlier, List<OfferedTarget> offered) {
        List<String> required = new ArrayList<>();
        List<String> optional = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (OfferedTarget target : offered) {
            if (earlier.contains(target.name())) {
                required.add(target.name());
            } else if (!target.emulated() && earlier.stream().anyMatch(it -> samePlatform(it, target.name()))) {
                optional.add(target.name());
                notes.add(target.name() + " is new: whether it can be built does not decide about the others.");
            }
        }
        for (String target : earlier) {
            if (!required.contains(target)) {
                notes.add(target + " is left out, which the newest version has: the service does not offer it now.");
            }
        }
        return required.isEmpty()
                ? new TargetPlan(List.of(), List.of(), notes)
                : new TargetPlan(required, optional, notes);
    }

    private static boolean samePlatform(String one, String other) {
        return one.substring(0, one.indexOf('/') + 1).equals(other.substring(0, other.indexOf('/') + 1));
    }

    private static CommandException noSuchTarget(String wanted, List<OfferedTarget> offered) {
        String names =
                String.join(", ", offered.stream().map(OfferedTarget::name).toList());
        return new CommandException(
                ErrorCategory.NOT_FOUND,
                "no-such-target",
                "The service offers no target " + wanted + ".",
                names.isEmpty() ? "a live builder" : "one of " + names,
                wanted,
                "'snapforge engines' lists what there is. A target without * is accepted and waited for.");
    }
}

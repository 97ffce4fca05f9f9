package dev.snapforge.journey.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What GitHub's runner makes of a step's output: it obeys lines that are workflow commands, unless they are stopped. */
record WorkflowLog(List<Annotation> annotations, List<String> masks, List<String> disobeyed) {

    private static final Pattern COMMAND = Pattern.compile("^\\s*::([a-z-]+)(?: ([^:]*))?::(.*)$");

    /** A line beside the author's code. */
    record Annotation(String kind, Map<String, String> properties, String message) {

        String text() {
            return kind + " " + properties + " " + message;
        }
    }

    static WorkflowLog of(String output) {
        WorkflowLog log = new WorkflowLog(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        String stopped = null;
        for (String line : output.lines().toList()) {
            stopped = log.read(line, stopped);
        }
        return log;
    }

    /** Gives by what commands are resumed; null if they are obeyed. */
    private @Nullable String read(String line, @Nullable String stopped) {
        if (stopped != null) {
            if (line.strip().equals("::" + stopped + "::")) {
                return null;
            }
            if (COMMAND.matcher(line).find()) {
                disobeyed.add(line);
            }
            return stopped;
        }
        Matcher command = COMMAND.matcher(line);
        if (!command.find()) {
            return null;
        }
        switch (command.group(1)) {
            case "stop-commands" -> {
                return command.group(3);
            }
            case "add-mask" -> masks.add(data(command.group(3)));
            default ->
                annotations.add(new Annotation(command.group(1), properties(command.group(2)), data(command.group(3))));
        }
        return null;
    }

    private static Map<String, String> properties(@Nullable String text) {
        Map<String, String> properties = new TreeMap<>();
        for (String pair : text == null ? new String[0] : text.split(",")) {
            int equals = pair.indexOf('=');
            properties.put(
                    pair.substring(0, equals),
                    data(pair.substring(equals + 1).replace("%3A", ":").replace("%2C", ",")));
        }
        return properties;
    }

    private static String data(String text) {
        return text.replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
    }
}

package dev.snapforge.webhooks.delivery;

import java.util.UUID;

/**
 * Deliveries that go one after the other: those to a webhook that are about the same name. db-scheduler has a task for each lane in which something is
 * pending, so no two processes work at one lane at the same time.
 *
 * @param subject the name, or what else the events are about
 */
public record Lane(UUID webhook, String subject) {

    private static final int ID_LENGTH = 36;

    /** Reads the id of a lane's task. */
    static Lane parse(String task) {
        return new Lane(UUID.fromString(task.substring(0, ID_LENGTH)), task.substring(ID_LENGTH + 1));
    }

    /** The id of its task. */
    String task() {
        return webhook + " " + subject;
    }
}

package dev.snapforge.cli.service;

/**
 * One server-sent event.
 *
 * @param id with which a stream is taken up again behind it; empty if it has none
 * @param type its name, for example {@code build-queued}
 * @param data JSON
 */
public record ServerEvent(String id, String type, JsonView data) {}

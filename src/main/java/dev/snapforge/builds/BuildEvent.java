package dev.snapforge.builds;

/**
 * One change of a build or a job.
 *
 * @param number from 1 in each build, without gaps
 * @param type such as {@code job-running} or {@code build-succeeded}
 * @param data a JSON object
 */
public record BuildEvent(long number, String type, String data) {}

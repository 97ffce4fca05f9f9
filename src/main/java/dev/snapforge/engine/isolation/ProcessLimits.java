package dev.snapforge.engine.isolation;

/**
 * What the kernel lets one process use (setrlimit(2)).
 *
 * @param cpuSeconds processor time; SIGXCPU ends the process, and five seconds later SIGKILL
 * @param dataBytes private memory that it may have written to, whether resident or not; address space that V8 only reserves does
 *     not count
 * @param fileBytes the largest file
 */
public record ProcessLimits(long cpuSeconds, long dataBytes, long fileBytes) {}

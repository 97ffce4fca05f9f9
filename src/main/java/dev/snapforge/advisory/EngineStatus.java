package dev.snapforge.advisory;

/** What is said of a build of an engine. */
public enum EngineStatus {
    /** Nothing speaks against it: what holds for every engine of which nothing else was said. */
    SUPPORTED,
    /** It still works and is not known to be unsafe, but runtimes should move to another one. */
    DEPRECATED,
    /** It has a defect that makes it unsafe to run: runtimes are warned, or get nothing, as the policy says. */
    VULNERABLE
}

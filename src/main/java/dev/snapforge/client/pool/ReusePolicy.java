package dev.snapforge.client.pool;

/** What becomes of a runtime that comes back to its {@link RuntimePool}. */
public enum ReusePolicy {

    /**
     * It is closed, and the next borrower gets one that nobody has used: nothing that one tenant did in V8 can reach another.
     */
    NEVER,

    /**
     * It gets a new context from the snapshot and may be lent again. The global object is new, and all values and callbacks
     * that Java held are gone; but the isolate stays: the registry of {@code Symbol.for}, compiled code, the heap's size, what
     * was set on the {@link com.caoccao.javet.interop.V8Runtime} in Java, and timing that tells what ran before. For callers
     * that trust each other.
     */
    AFTER_RESET
}

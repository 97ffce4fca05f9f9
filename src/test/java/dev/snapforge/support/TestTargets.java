package dev.snapforge.support;

/** The targets of the service under test. */
public final class TestTargets {

    public static final String CURRENT = "linux-x64/javet-v8-5.0.6";
    public static final String PREVIOUS = "linux-x64/javet-v8-4.0.0";

    private TestTargets() {}
}

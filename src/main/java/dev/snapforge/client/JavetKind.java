package dev.snapforge.client;

import com.caoccao.javet.interop.V8Host;

/**
 * The V8 libraries of Javet that a snapshot can be opened with. Each is a library of its own with a read-only heap of its own, so
 * what is open in one is nothing to the other.
 */
public enum JavetKind {
    /** V8 without Intl: the engines {@code javet-v8-…}. */
    V8("javet-v8") {
        @Override
        V8Host host() {
            return V8Host.getV8Instance();
        }
    },
    /**
     * V8 with Intl: the engines {@code javet-v8-i18n-…}. Before anything else uses Javet,
     * {@code V8RuntimeOptions.V8_FLAGS.setIcuDataFile(…)} must name the data of the ICU that the library was made with.
     */
    V8_I18N("javet-v8-i18n") {
        @Override
        V8Host host() {
            IcuData.require();
            return V8Host.getV8I18nInstance();
        }
    };

    private final String engine;

    JavetKind(String engine) {
        this.engine = engine;
    }

    /** The engine's name without its version, such as {@code javet-v8}. */
    public String engine() {
        return engine;
    }

    /** Loads the library, if it is not loaded yet. */
    abstract V8Host host();
}

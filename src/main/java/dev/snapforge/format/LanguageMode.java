package dev.snapforge.format;

import dev.snapforge.core.EngineId;
import java.util.List;
import java.util.Locale;

/**
 * How V8 runs a script that does not say {@code "use strict"}. Functions of a snapshot keep the mode that they were made in; what the
 * runtime compiles later, for instance for {@code eval} and {@code new Function}, follows the flag of the process.
 */
public enum LanguageMode {
    /** As ECMA-262 says, and as browsers and Node do: sloppy. */
    SLOPPY,
    /** As if it said {@code "use strict"}: V8's flag {@code --use-strict}, which Javet sets unless it is told otherwise. */
    STRICT;

    /** The flag with which a snapshot's metadata says that the loader must not make scripts strict. */
    public static final String SLOPPY_FLAG = "--no-use-strict";

    /** Of a snapshot with these flags. Those made before the flag was recorded were strict on Javet, and never on Node. */
    public static LanguageMode of(EngineId engine, List<String> v8Flags) {
        return v8Flags.contains(SLOPPY_FLAG) || engine.isNode() ? SLOPPY : STRICT;
    }

    /** Its name in messages and answers: {@code sloppy} or {@code strict}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}

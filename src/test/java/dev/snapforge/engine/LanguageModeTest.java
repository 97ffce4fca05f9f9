package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.EvaluateResponse;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A script that does not say {@code "use strict"} means on every engine what it means in a browser and in Node. */
class LanguageModeTest extends EngineFixture {

    private static final List<Script> SCRIPTS = List.of(
            new Script("sloppy.js", """
                    var plainThis = (function () { return this === globalThis; })();
                    var made = typeof Function('return this')();
                    var evaluated = typeof (0, eval)('(function () { return this; })()');
                    function mapped(a) { a = 2; return arguments[0]; }
                    var octal = 010, escaped = '\\101';
                    with ({ a: 5 }) { var within = a; }
                    implicit = 1;
                    var frozen = Object.freeze({ v: 1 });
                    frozen.v = 2;
                    { function hoisted() { return 'hoisted'; } }
                    delete implicit.missing;
                    var yield = 3, let = 4, static = 5;
                    function later() { return typeof this; }
                    """),
            new Script("strict.js", """
                    'use strict';
                    var strictThis = (function () { return this; })();
                    var strictLater = function () { return typeof this; };
                    """),
            new Script("module.mjs", "globalThis.moduleThis = typeof (function () { return this; })();"));

    private static final Map<String, String> VALUES = new LinkedHashMap<>();

    static {
        VALUES.put("plainThis", "true");
        VALUES.put("made", "\"object\"");
        VALUES.put("evaluated", "\"object\"");
        VALUES.put("mapped(1)", "2");
        VALUES.put("octal", "8");
        VALUES.put("escaped", "\"A\"");
        VALUES.put("within", "5");
        VALUES.put("implicit", "1");
        VALUES.put("frozen.v", "1");
        VALUES.put("hoisted()", "\"hoisted\"");
        VALUES.put("yield + let + static", "12");
        VALUES.put("later.call(undefined)", "\"object\"");
        VALUES.put("strictThis", "undefined");
        VALUES.put("strictLater.call(undefined)", "\"undefined\"");
        VALUES.put("moduleThis", "\"undefined\"");
        // What is compiled after the start.
        VALUES.put("typeof Function('return this')()", "\"object\"");
        VALUES.put("eval('with ({ b: 6 }) b')", "6");
        VALUES.put("unheardOf = 7, unheardOf", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void scriptsRunAsTheyAre(String target) {
        Questions questions = new Questions(List.of(), List.copyOf(VALUES.keySet()), GraphForm.NONE);
        try (EngineSession session = local.open(target)) {
            EvaluateResponse plain =
                    evaluated(session.evaluatePlain(SCRIPTS, DeterminismSettings.REAL, questions, stage -> {}));
            assertThat(plain.values()).containsExactlyElementsOf(VALUES.values());
            BlobFile blob = created(snapshotOf(session, SCRIPTS)).blob();
            EvaluateResponse restored = evaluated(session.evaluateRestored(blob, questions, stage -> {}));
            assertThat(restored.values()).containsExactlyElementsOf(VALUES.values());
        }
    }
}

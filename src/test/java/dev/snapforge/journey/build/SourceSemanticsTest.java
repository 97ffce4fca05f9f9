package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A published snapshot is what the language says that its source is: small programs over HTTP, each with the value that Node gives. */
@WholeService
class SourceSemanticsTest {

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void reExportsRunInTheOrderOfTheSource() {
        String log = "(globalThis.log ??= []).push('%s'); export const %1$s = 1;";
        succeeds(
                new Form()
                        .file("main.mjs", """
                                export * from './first.mjs';
                                import './second.mjs';
                                export { third } from './third.mjs';
                                import './fourth.mjs';
                                export {} from './fifth.mjs';
                                export * as sixth from './sixth.mjs';
                                """)
                        .file("sixth.mjs", log.formatted("sixth"))
                        .file("fifth.mjs", log.formatted("fifth"))
                        .file("fourth.mjs", log.formatted("fourth"))
                        .file("third.mjs", log.formatted("third"))
                        .file("second.mjs", log.formatted("second"))
                        .file("first.mjs", log.formatted("first")),
                spec().check("log.join()", "first,second,third,fourth,fifth,sixth"));
    }

    @Test
    void anonymousDefaultFunctionsAreHoisted() {
        succeeds(
                new Form()
                        .file("base.mjs", "import './plugin.mjs';\nexport default async function /* none */ * () {}")
                        .file("plugin.mjs", """
                                import base from './base.mjs';
                                globalThis.seen = [typeof base, base.name].join();
                                """),
                spec().check("seen", "function,default"));
    }

    @Test
    void cyclesSeeLiveBindingsAndTheDeadZone() {
        succeeds(
                new Form().file("a.mjs", """
                                import { read, readFirst } from './b.mjs';
                                globalThis.early = readFirst();
                                if (read) { var implementation = 'picked'; }
                                export { implementation };
                                globalThis.seen = read();
                                export const first = 1, second = readFirst();
                                export let count = 0;
                                try { [count] = [6, globalThis.middle = readFirst()]; } catch {}
                                """).file("b.mjs", """
                                import { implementation, first } from './a.mjs';
                                export function read() { return implementation; }
                                export function readFirst() { try { return first; } catch (e) { return e.message; } }
                                """),
                spec().check("seen", "picked")
                        .check("middle", 1)
                        .check("early", "Cannot access 'first' before initialization"));
    }

    @Test
    void nothingOfTheLinkerIsVisible() {
        succeeds(
                Form.of("main.mjs", """
                        export /* the default */ default { answer: 42 };
                        globalThis.kind = typeof arguments;
                        try { arguments; } catch (e) { globalThis.message = e.message; }
                        globalThis.receiver = String(this);
                        """),
                spec().check("kind", "undefined")
                        .check("message", "arguments is not defined")
                        .check("receiver", "undefined"));
    }

    @Test
    void namespacesAreAsTheLanguageSays() {
        succeeds(
                new Form().file("main.mjs", """
                                import * as ns from './b.mjs';
                                const tried = (f) => { try { return f(); } catch (e) { return e.name; } };
                                globalThis.seen = [
                                  Object.isFrozen(ns), Object.isExtensible(ns), Reflect.ownKeys(ns).map(String),
                                  JSON.stringify(Object.getOwnPropertyDescriptor(ns, 'a')), tried(() => { ns.a = 2; }),
                                  Reflect.defineProperty(ns, 'a', { value: 1 }), Object.prototype.toString.call(ns),
                                ].join(' ');
                                """).file("b.mjs", "export const b = 2, a = 1; export default 3;"),
                spec().check(
                                "seen",
                                "false false a,b,default,Symbol(Symbol.toStringTag)"
                                        + " {\"value\":1,\"writable\":true,\"enumerable\":true,\"configurable\":false} TypeError true"
                                        + " [object Module]"));
    }

    @Test
    void scriptsAreSloppyUnlessTheySayOtherwise() {
        BuildAnswer build = succeeds(
                new Form()
                        .file("sloppy.js", """
                                counter = 1;
                                var plain = (function () { return this === globalThis; })();
                                var octal = 010;
                                with ({ a: 5 }) { var within = a; }
                                function mapped(a) { a = 2; return arguments[0]; }
                                """)
                        .file(
                                "strict.js",
                                "'use strict'; var strict = (function () { return this; })() === undefined;"),
                spec().check("[counter, plain, octal, within, mapped(1), strict].join()", "1,true,8,5,2,true"));
        assertThat(service.get("/api/v1/snapshots/" + build.job().snapshot()).body())
                .contains("\"languageMode\":\"sloppy\"", "--no-use-strict");
    }

    @Test
    void byteOrderMarkAndHashbangAreNoPartOfTheProgram() {
        succeeds(
                Form.of("main.mjs", "\uFEFF#!/usr/bin/env node\nexport const a = globalThis.a = 1;"),
                spec().check("a", 1));
        BuildAnswer build = service.build(Form.of("bad.js", "\uFEFFlet a = ;"));
        assertThat(build).failedWith("syntax-error").at("bad.js", 1, 9);
    }

    @ParameterizedTest
    @CsvSource({"main.js, globalThis.data", "main.mjs, export const data = globalThis.data"})
    void longConcatenationsAreNoError(String file, String begin) {
        String source =
                IntStream.range(0, 8000).mapToObj(i -> "'chunk" + i + "'").collect(Collectors.joining(" +\n"));
        // On javet-v8-4.0.0, such a text still ends the engine process at its memory limit.
        BuildAnswer build = service.build(Form.of(file, begin + " = " + source + ";")
                .spec(spec().target(CURRENT)
                        .check(
                                "data.length",
                                IntStream.range(0, 8000)
                                        .map(i -> ("chunk" + i).length())
                                        .sum())));
        assertThat(build).succeeded();
    }

    @Test
    void textThatCannotBeStoredIsCleaned() {
        BuildAnswer build = succeeds(Form.of("main.js", """
                        globalThis[Symbol("\\0k\\u001b[2J\\u202e")] = new Error("kept\\0");
                        globalThis["x\\0\\ud800"] = typeof globalThis["no\\0name"];
                        if ("\\0missing\\ud800" in globalThis) {}
                        """), spec().check("1", 1));
        assertThat(build.toString()).doesNotContain("\\u0000", "\\u001b", "\u202e");
        BuildAnswer failed = service.build(Form.of("main.js", "throw new Error('a\\0b\\u001b[31m');"));
        assertThat(failed).failedWith("script-threw").detail("Error: a\uFFFDb\uFFFD[31m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw 'Missing setting API_URL'|thrown: Missing setting API_URL",
                "throw { code: 'E_CONFIG', message: 'no database url' }|thrown: an object, no database url, code E_CONFIG",
                "throw 42|thrown: 42",
                "throw undefined|thrown: null or undefined",
                "throw Object.assign(new Error('boo'), { code: 'E' })|Error: boo"
            })
    void whatWasThrownIsShown(String source, String shown) {
        BuildAnswer build = service.build(Form.of("main.js", "\n" + source));
        assertThat(build).failedWith("script-threw").detail(shown).at("main.js", 2, 1);
    }

    private BuildAnswer succeeds(Form form, SpecBuilder spec) {
        BuildAnswer build = service.build(form.spec(spec.target(CURRENT, PREVIOUS)));
        assertThat(build).succeeded();
        return build;
    }
}

package dev.snapforge.engine;

import static dev.snapforge.engine.LocalEngines.created;
import static dev.snapforge.engine.LocalEngines.evaluated;
import static dev.snapforge.engine.LocalEngines.refused;
import static dev.snapforge.engine.LocalEngines.snapshotOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.builder.create.ImportRewriting;
import dev.snapforge.builds.spec.SpecJson;
import dev.snapforge.builds.spec.SpecReader;
import dev.snapforge.core.Target;
import dev.snapforge.engine.EngineSession.Questions;
import dev.snapforge.engine.protocol.DeterminismSettings;
import dev.snapforge.engine.protocol.EvaluateRequest.GraphForm;
import dev.snapforge.engine.protocol.RefusalResponse;
import dev.snapforge.engine.protocol.RefusalResponse.Reason;
import dev.snapforge.engine.protocol.Script;
import dev.snapforge.engine.protocol.file.BlobFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code import()} of a bundle's files: while it loads, in checks and in a restored snapshot, as V8's own modules do it. */
class DynamicImportTest extends EngineFixture {

    private static final List<Script> BUNDLE = List.of(
            new Script("log.js", "var log = [];"),
            new Script("main.mjs", """
                    import * as early from './lib/early.mjs';
                    const late = await import('./lib/late.mjs');
                    log.push('main', late.value);
                    globalThis.app = {
                      load: (name) => import(`./lib/${name}.mjs`),
                      loads: async (name) => Object.keys(await import('./lib/' + name)),
                      same: async () => [early === await import('./lib/early.mjs'), late === await import('./lib/../lib/late.mjs')],
                      failure: async (specifier, options) => {
                        try { await import(specifier, options); } catch (error) { return error.constructor.name + ': ' + error.message; }
                      },
                      twice: async () => {
                        const one = await import('./lib/broken.mjs').catch((error) => error);
                        return one === await import('./lib/broken.mjs').catch((error) => error) && one.message;
                      },
                      where: () => import('./lib/where.mjs').then(({ where }) => where()),
                    };
                    """),
            new Script("classic.js", """
                    log.push('classic');
                    globalThis.fromScript = () => import('./lib/never.mjs').then((it) => it.default);
                    """),
            new Script("lib/early.mjs", "log.push('early'); export let early = 1;", false),
            new Script(
                    "lib/late.mjs",
                    "log.push('late'); export let value = 'v'; export const change = () => value = 'w';",
                    false),
            new Script(
                    "lib/never.mjs",
                    "import { value } from './late.mjs'; log.push('never'); export default () => value;",
                    false),
            new Script("lib/broken.mjs", "log.push('broken'); throw new Error('broken');", false),
            new Script("lib/user.mjs", "import './broken.mjs'; log.push('user');", false),
            new Script(
                    "lib/ring-a.mjs",
                    "import { b } from './ring-b.mjs'; export const a = 1; export const sum = () => a + b;",
                    false),
            new Script(
                    "lib/ring-b.mjs",
                    "import { a } from './ring-a.mjs'; export const b = 2; export const again = () => a;",
                    false),
            new Script(
                    "lib/waits.mjs",
                    "export const one = await 1; export const two = (await import('./late.mjs')).value;",
                    false),
            new Script("lib/wrong.mjs", "let a; let a;", false),
            new Script("lib/unlinked.mjs", "import { gone } from './late.mjs';", false),
            new Script(
                    "lib/where.mjs",
                    "export const where = () =>\n  new Error('here').stack.split('\\n')[1].trim();",
                    false));

    private static final List<String> QUESTIONS = List.of(
            "log.join()",
            "app.same()",
            "app.loads('late.mjs')",
            "app.load('never').then(async (it) => [it.default(), (await app.load('late')).change(), it.default(), log.join()].join('|'))",
            "fromScript().then((it) => it())",
            "app.twice()",
            "app.failure('./lib/user.mjs')",
            "app.failure('./lib/user.mjs').then(() => log.join())",
            "app.load('ring-a').then((it) => it.sum())",
            "app.load('ring-b').then((it) => it.again())",
            "app.load('waits').then((it) => [it.one, it.two].join())",
            "app.failure('./lib/wrong.mjs')",
            "app.failure('./lib/unlinked.mjs')",
            "app.failure('./lib/gone.mjs')",
            "app.failure('../../gone.mjs')",
            "app.failure('react')",
            "app.failure('node:fs')",
            "app.failure('./classic.js')",
            "app.failure('./lib/late.mjs', { with: { type: 'json' } })",
            "app.failure('./lib/late.mjs', 1)",
            "app.failure(Symbol('s'))",
            "app.where()");

    @ParameterizedTest
    @ValueSource(strings = {CURRENT, PREVIOUS})
    void filesAreImportedInARestoredSnapshotAsInAPlainRuntime(String target) {
        try (EngineSession session = local.open(target)) {
            List<Script> scripts = rewritten(session, target, BUNDLE);
            BlobFile blob = created(snapshotOf(session, scripts)).blob();
            Questions questions = new Questions(List.of("app"), QUESTIONS, GraphForm.NONE);

            List<String> restored = evaluated(session.evaluateRestored(blob, questions, stage -> {}))
                    .values();
            assertThat(restored)
                    .containsExactlyElementsOf(
                            evaluated(session.evaluatePlain(scripts, DeterminismSettings.REAL, questions, stage -> {}))
                                    .values());
            assertThat(restored)
                    .containsSubsequence(
                            "\"early,late,main,v,classic\"",
                            "[true,true]",
                            "[\"change\",\"value\"]",
                            "\"v|w|w|early,late,main,v,classic,never\"",
                            "\"w\"",
                            "\"broken\"",
                            "\"Error: broken\"",
                            "\"early,late,main,v,classic,never,broken\"",
                            "3",
                            "1",
                            "\"1,w\"");
            assertThat(restored.subList(11, 13)).allMatch(it -> it.startsWith("\"SyntaxError: "));
            assertThat(restored.subList(13, 21)).allMatch(it -> it.startsWith("\"TypeError: "));
            assertThat(restored.get(21)).contains("lib/where.mjs:2:3");
        }
    }

    @Test
    void linesAndColumnsStayAndFilesWithoutItAreAsTheyWere() {
        try (EngineSession session = local.open(CURRENT)) {
            List<Script> scripts = rewritten(session, CURRENT, BUNDLE);

            assertThat(scripts).hasSize(BUNDLE.size() + 1);
            for (int i = 0; i < BUNDLE.size(); i++) {
                assertThat(scripts.get(i + 1).source())
                        .hasSameSizeAs(BUNDLE.get(i).source());
            }
            List<Script> without = List.of(new Script("main.js", "const text = 'import(1)'; /* import(2) */"));
            assertThat(rewritten(session, CURRENT, without)).isEqualTo(without);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "await import('./waits.mjs'); | TOP_LEVEL_AWAIT",
                "await import('./gone.mjs'); | THREW",
                "import './ring.mjs'; | TOP_LEVEL_AWAIT",
            })
    void whatStaysPendingOrFailsIsRefused(String source, Reason reason) {
        try (EngineSession session = local.open(CURRENT)) {
            RefusalResponse refused = refused(snapshotOf(
                    session,
                    rewritten(
                            session,
                            CURRENT,
                            List.of(
                                    new Script("main.mjs", source),
                                    new Script("waits.mjs", "await new Promise(() => {});", false),
                                    new Script("ring.mjs", "await import('./main.mjs');", false)))));

            assertThat(refused.reason()).isEqualTo(reason);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(",
                " (",
                "\n(",
                "/**/(",
                "// x\n(",
                "\u00a0(",
                "\ufeff(",
                "\u2003(",
                "\u3000(",
                "\u2028(",
                "<!-- x\n(",
                "\n--> x\n("
            })
    void whateverStandsBeforeTheParenthesisItIsFound(String between) {
        try (EngineSession session = local.open(CURRENT)) {
            Script script = new Script("main.js", "globalThis.load = () => import" + between + "'./a.mjs');");

            assertThat(rewritten(session, CURRENT, List.of(script, new Script("a.mjs", "", false))))
                    .anySatisfy(it -> assertThat(it.source()).contains("load = () => ï00000" + between));
        }
    }

    private static List<Script> rewritten(EngineSession session, String target, List<Script> scripts) {
        return ImportRewriting.of(
                scripts,
                Target.parse(target).engine(),
                SpecReader.read(SpecJson.parse("{}".getBytes(StandardCharsets.UTF_8))),
                session);
    }
}

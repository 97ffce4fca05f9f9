package dev.snapforge.journey.build;

import static dev.snapforge.support.TestTargets.CURRENT;
import static dev.snapforge.support.TestTargets.PREVIOUS;
import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Modules that {@code policy.defer} names are evaluated on their first use, and answer as they do in their turn; or the build is refused. */
@WholeService
class ModuleDeferralTest {

    private static final String MAIN = """
            import report, { count, bump, head, started } from './lib/index.mjs';
            import * as lib from './lib/index.mjs';
            globalThis.render = (name) => head(name) + report.title + new report.Kind().it;
            globalThis.bumped = () => { bump(); return count; };
            globalThis.names = () => Object.keys(lib).join() + typeof started + lib.count;
            """;
    private static final String INDEX = """
            import './words.mjs';
            export { default } from './report.mjs';
            export * from './head.mjs';
            """;
    private static final String REPORT = """
            import { upper } from '../upper.mjs';
            import { word } from './words.mjs';
            class Kind { it = word; }
            export default { title: [word].map((it) => it + '!').join(), Kind, later: () => upper(word) };
            """;
    private static final String HEAD = """
            import { word } from './words.mjs';
            export let count = 1;
            export const bump = () => { count++; };
            export const started = Date.now();
            export function head(name) { return name + word; }
            """;

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void evaluatesModulesOnFirstUse() {
        BuildAnswer build = service.build(Form.of("main.mjs", MAIN)
                .file("lib/index.mjs", INDEX)
                .file("lib/report.mjs", REPORT)
                .file("lib/head.mjs", HEAD)
                .file("lib/words.mjs", "export const word = ['w', 'ord'].join('');")
                .file("upper.mjs", "export const upper = (text) => text.toUpperCase();")
                .spec(spec().deferring("lib/**")
                        .warmup("render('')")
                        .check("render('Ada')", "Adawordword!word")
                        .check("[bumped(), bumped()].join()", "2,3")
                        .check("names()", "bump,count,default,head,startednumber3")));

        assertThat(build).succeeded().hasTargets(CURRENT, PREVIOUS).lacksFindings("frozen-time", "differs-from-source");
        assertThat(build).hasFinding("deferred").at("lib/index.mjs", 1, 1).detail("lib/head.mjs", "ms");
    }

    @Test
    void keepsCyclesAndImportsOfDeferredModules() {
        BuildAnswer build = service.build(Form.of("main.mjs", """
                        import { ping, words } from './lib/ping.mjs';
                        import kept from './lib/kept.mjs';
                        globalThis.play = (n) => ping(n);
                        globalThis.spoken = () => words.pong.name + words.default.name + (words.own === words.pong);
                        globalThis.kept = () => kept;
                        globalThis.later = (name) => import(`./lib/${name}.mjs`).then((it) => it.pong(3) + it.tag`a`);
                        """)
                .file("lib/ping.mjs", """
                        import { pong } from './pong.mjs';
                        export const ping = (n) => (n === 0 ? 'ping' : pong(n - 1));
                        export * as words from './pong.mjs';
                        """)
                .file("lib/pong.mjs", """
                        import { ping } from './ping.mjs';
                        import { tag } from '../tag.mjs';
                        export function pong(n) { return n === 0 ? 'pong' : ping(n - 1); }
                        export default function () {}
                        export { tag, pong as own };
                        """)
                .file("lib/kept.mjs", "export default make();\nfunction make() { return 'kept'; }")
                .file("tag.mjs", "export const tag = ([text]) => text;")
                .spec(spec().target(CURRENT)
                        .deferring("lib/*")
                        .check("later('pong')", "pinga")
                        .check("play(4) + play(1)", "pingpong")
                        .check("spoken()", "pongdefaulttrue")
                        .check("kept()", "kept")));

        assertThat(build).succeeded().hasFindings("deferred");
    }

    static Stream<Arguments> unsafe() {
        return Stream.of(
                Arguments.of(
                        "import { a } from './lib.mjs';\nglobalThis.b =\n  a + 1;",
                        "export const a = 1;",
                        "main.mjs",
                        3,
                        3,
                        "a of lib.mjs is used"),
                Arguments.of(
                        "import './lib.mjs';", "export const a = 1;", "main.mjs", 1, 1, "imported for what it does"),
                Arguments.of("globalThis.b = 1;", "export const a = 1;", "lib.mjs", 1, 1, "No module imports lib.mjs"),
                Arguments.of(
                        "import { a } from './lib.mjs'; globalThis.f = () => a;",
                        "const b = 1;\nexport const a = await b;",
                        "lib.mjs",
                        2,
                        18,
                        "waits (await)"),
                Arguments.of(
                        "import { a } from './lib.mjs'; export const b = 1; globalThis.f = () => a;",
                        "import { b } from './main.mjs';\nexport const a = () => b;",
                        "main.mjs",
                        1,
                        1,
                        "import each other"),
                Arguments.of(
                        "import { a } from './lib.mjs'; globalThis.f = () => a;",
                        "export const a = 1;\nglobalThis.seen = a;",
                        "lib.mjs",
                        2,
                        1,
                        "changes globalThis"),
                Arguments.of(
                        "import { a } from './lib.mjs'; globalThis.f = () => a;",
                        "import { tell } from './other.mjs';\nconst set = () => { tell('a'); };\nset();\nexport const a = 1;",
                        "lib.mjs",
                        2,
                        21,
                        "calls tell, which is imported from other.mjs"));
    }

    @ParameterizedTest
    @MethodSource("unsafe")
    void refusesWhatIsNeededBefore(String main, String lib, String file, int line, int column, String why) {
        BuildAnswer build = service.build(Form.of("main.mjs", main)
                .file("lib.mjs", lib)
                .file(
                        "other.mjs",
                        "const told = []; export const tell = (it) => told.push(it); globalThis.told = () => told.join();")
                .spec(spec().target(CURRENT).deferring("lib.mjs")));

        assertThat(build).failedWith("defer-unsafe").at(file, line, column).detail(why);
    }

    @Test
    void refusesAClassicScript() {
        BuildAnswer build = service.build(
                Form.of("main.js", "var a = 1;").spec(spec().target(CURRENT).deferring("*.js")));

        assertThat(build).failedWith("defer-unsafe").at("main.js", 1, 1).detail("classic script");
    }

    @Test
    void refusesWhereTheOrderShows() {
        BuildAnswer build = service.build(
                Form.of("main.mjs", "import { a } from './lib.mjs';\nglobalThis.f = () => a;\nglobalThis.table = {};")
                        .file("lib.mjs", "export const a = Reflect.ownKeys(globalThis).includes('table');")
                        .spec(spec().target(CURRENT).deferring("lib.mjs")));

        assertThat(build)
                .failedWith("defer-unsafe")
                .at("lib.mjs", 1, 1)
                .detail("exports.\"lib.mjs\".a is false in a fresh runtime and true");
    }
}

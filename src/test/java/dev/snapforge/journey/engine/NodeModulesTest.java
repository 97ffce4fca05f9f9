package dev.snapforge.journey.engine;

import static dev.snapforge.support.answer.AnswerAssertions.assertThat;
import static dev.snapforge.support.answer.SpecBuilder.spec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.snapforge.support.ServiceClient;
import dev.snapforge.support.ServiceClient.Form;
import dev.snapforge.support.WholeService;
import dev.snapforge.support.answer.BuildAnswer;
import dev.snapforge.support.answer.SnapshotAnswer;
import dev.snapforge.support.answer.SpecBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** ES modules on a Node engine: linked as for the others, with Node's own modules beside those of the bundle. */
@Tag("node")
@WholeService
@TestPropertySource(properties = "snapforge.engine.targets=linux-x64/node-24.21.0")
class NodeModulesTest {

    private static final String TARGET = "linux-x64/node-24.21.0";

    @LocalServerPort
    private int port;

    private ServiceClient service;

    @BeforeEach
    void connect() {
        service = new ServiceClient(port);
    }

    @Test
    void modulesImportEachOtherAndNodesOwn() {
        Form form = Form.of("main.mjs", """
                        import { count, next } from './lib/count.js';
                        import fs, { readFileSync } from 'node:fs';
                        import * as path from './lib/paths.mjs';
                        import { env, argv, stdout } from 'process';
                        import { createRequire } from 'node:module';
                        const require = createRequire(import.meta.url);
                        globalThis.counted = () => [next(), count].join();
                        globalThis.hosts = () => [fs.readFileSync === readFileSync, path.join('a', 'b'), 'default' in path,
                          env === process.env, argv === process.argv, stdout === process.stdout, require('os').EOL].join();
                        globalThis.meta = import.meta;
                        globalThis.kept = new Error('kept');
                        globalThis.tags = [typeof this, Object.prototype.toString.call(path)].join();
                        """)
                .file(
                        "lib/count.ts",
                        "let count: number = 0; export const next = (): number => ++count; export { count };")
                .file("lib/paths.mjs", "export * from 'node:path';")
                .file("classic.js", "globalThis.after = typeof counted + typeof require + __filename;");

        BuildAnswer build = service.build(form.spec(node().check("counted()", "1,1")
                .check("counted()", "2,2")
                .check("hosts()", "true,a/b,false,true,true,true,\n")
                .check("meta.filename + meta.dirname", "/snapforge/bundle/main.mjs/snapforge/bundle")
                .check("kept.message", "kept")
                .check("meta.url", "file:///snapforge/bundle/main.mjs")
                .check("tags", "undefined,[object Module]")
                .check("after", "functionfunction/snapforge/bundle/classic.js")
                .metrics("wait")));

        assertThat(build).succeeded().lacksFindings("differs-from-source");
        SnapshotAnswer snapshot = service.snapshot(build.snapshot());
        assertThat(snapshot.object("metrics").decimal("codeCacheMillis")).isPositive();
        assertThat(snapshot.json().path("capabilities").toString()).contains("node:fs", "node:path", "node:process");
    }

    @Test
    void whatThePageShowsIsBuilt() throws IOException {
        Matcher example = Pattern.compile("(?ms)^```js\\n(.*?)^```").matcher(Files.readString(Path.of("docs/node.md")));
        assertThat(example.find()).isTrue();
        Form form = Form.of(
                        "main.mjs",
                        example.group(1) + "globalThis.used = [fs, path, readFileSync, require, render, plugins];")
                .file("lib/render.mjs", "export const render = String;")
                .file("lib/csv.mjs", "export const parse = (line) => line.split(',');");

        assertThat(service.build(form.spec(node().check("used[5].csv().then((it) => it.parse('a,b').length)", 2)
                        .check("used[5].zip().then((it) => typeof it.gzipSync)", "function"))))
                .succeeded();
    }

    @Test
    void aModuleMayWaitForWhatComesWhileTheBundleLoads() {
        Form form = Form.of("main.mjs", """
                        import { setTimeout } from 'node:timers/promises';
                        globalThis.steps = ['begun'];
                        await setTimeout(3);
                        steps.push('waited');
                        """).file("behind.js", "steps.push('behind');");

        assertThat(service.build(form.spec(node().check("steps.join()", "begun,waited,behind"))))
                .succeeded();
    }

    @Test
    void filesAndNodesModulesCanBeImportedAtAnyTime() {
        Form form = Form.of("main.js", """
                        globalThis.load = (path) => import(path).then((it) => it.made ?? typeof it.default, (error) => error.message);
                        globalThis.early = import('./lib/early.mjs');
                        """)
                .file(
                        "lib/early.mjs",
                        "import { sep } from 'path'; export const made = 'early' + sep; globalThis.order = 'e';")
                .file("lib/late.mts", "export const made: string = (await import('node:os')).EOL;");

        assertThat(service.build(form.spec(node().check("early.then((it) => it.made)", "early/")
                        .check("load('./lib/late.mjs')", "\n")
                        .check("load('fs/promises')", "object")
                        .check(
                                "load('./nowhere.mjs')",
                                "Cannot import './nowhere.mjs': the bundle has no such file (main.js)")
                        .check(
                                "load('react')",
                                "Cannot import 'react': it is neither a file of the bundle nor a module of Node's (main.js)")
                        .check("import('./lib/late.mts').then((it) => it.made.length)", 1)
                        .check("import('node:fs').then((it) => it.default === require('fs'))", true))))
                .succeeded()
                .lacksFindings("differs-from-source");
    }

    @Test
    void modulesCanWaitForTheirFirstUse() {
        String table = "import { sep } from 'node:path'; const table = Array.from({ length: 9 }, (_, i) => i + sep);"
                + " export const find = (i) => table[i];";
        Form form = Form.of("main.mjs", "import { find } from './lib/table.mjs'; globalThis.found = () => find(3);")
                .file("lib/table.mjs", table);

        assertThat(service.build(form.spec(node().deferring("lib/**").check("found()", "3/"))))
                .succeeded()
                .hasFindings("deferred");
        Form early = Form.of("main.mjs", "import { find } from './lib/table.mjs'; globalThis.early = find(3);")
                .file("lib/table.mjs", table);
        assertThat(service.build(early.spec(node().deferring("lib/**"))))
                .failedWith("defer-unsafe")
                .at("main.mjs", 1, 60);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "let a = 1;~let b = ; | syntax-error | main.mjs | 2 | 9",
                "import './other.mjs'; | syntax-error | other.mjs | 2 | 7",
                "~import { a } from './nowhere.mjs'; | module-not-found | main.mjs | 2 | 19",
                "~import { a } from 'react'; | bare-import | main.mjs | 2 | 19",
                "import './classic.js'; | import-of-script | main.mjs | 1 | 8",
                "~import { nope } from 'node:fs'; | missing-export | main.mjs | 2 | 10",
                "~const f = () => { throw new RangeError('x'); };~f(); | script-threw | main.mjs | 2 | 25",
                "~const f = () => { throw 'x'; };~f(); | script-threw | main.mjs | 2 | 19",
                "~await new Promise(() => {}); | top-level-await | main.mjs | 2 | 1",
                "export {};~Promise.reject(new Error('x')); | unhandled-rejection | main.mjs | 2 | 16",
                "~import addOn from './build/x.node'; | native-add-on | main.mjs | 2 | 19",
                "~process.dlopen({ exports: {} }, '/snapforge/x.node'); | native-add-on | main.mjs | 2 | 9",
                "import { createRequire as r } from 'module';~r(import.meta.url)('./x.node'); | native-add-on | main.mjs | 2 | 19",
                "globalThis.a = 1;~import http from 'node:http';~globalThis.http = http; | native-object | main.mjs | 2 | 1",
            })
    void whatIsWrongIsToldWithItsPlace(String source, String code, String file, int line, int column) {
        Form form = Form.of("main.mjs", source.replace('~', '\n')).file("classic.js", "globalThis.classic = 1;");
        if (file.equals("other.mjs")) {
            form = Form.of("main.mjs", source).file("other.mjs", "\nconst 1a = 2;");
        }

        assertThat(service.build(form.spec(node().defer("off"))))
                .failedWith(code)
                .at(file, line, column);
    }

    private static SpecBuilder node() {
        return spec().target(TARGET);
    }
}

package dev.snapforge;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The packages, and which other packages of Snapforge each may use: the source of the table in docs/architecture.md. */
final class Packages {

    static final String BASE = "dev.snapforge";

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    /** Package → what it may use, besides the JDK and libraries. */
    static final Map<String, Set<String>> MAY_USE = read("""
            (root): startup
            access: core
            access.login: access, access.oidc, core, signing.secret
            access.login.web: access, access.login, access.web, core
            access.oidc: access, core
            access.token: access, core
            access.web: access, access.oidc, access.token, api, api.body, core
            advisory: access, core
            advisory.feed: advisory, core, json, verify
            advisory.web: advisory, api, core
            api: core, json, observe
            api.body: core
            audit: access, core, json
            audit.web: api, audit
            blob: core
            builder: access, builder.measure, builder.pipeline, builder.problem, builder.publish, builder.stage, builds, builds.report, builds.submit, core, engine, engine.limit, fleet, observe, postgres, proven, queue, release, snapshot
            builder.benchmark: builder.problem, builder.stage, builds.report, builds.spec, engine, engine.protocol, engine.protocol.file, snapshot
            builder.create: builder.finding, builder.problem, builder.stage, builds, builds.report, builds.spec, bundle, core, engine, engine.protocol, engine.protocol.file, format, prelude
            builder.measure: blob, builder.benchmark, builder.create, builder.stage, builds, builds.spec, core, engine, engine.protocol.file, format, measurement
            builder.defer: builder.stage, builds.report, builds.spec, engine, engine.protocol
            builder.finding: builder.stage, builds, builds.report, builds.spec, core, engine, engine.protocol, engine.protocol.file, fleet
            builder.origin: builder.stage, builds, builds.report, bundle, engine, engine.protocol, sourcemap
            builder.pipeline: builder.benchmark, builder.create, builder.defer, builder.finding, builder.origin, builder.stage, builder.verify, engine
            builder.problem: builder.finding, builds.report, engine, engine.protocol, release, snapshot
            builder.publish: blob, builder.stage, builds, builds.spec, core, engine, engine.protocol.file, format, proven, signing
            builder.stage: builds, builds.report, builds.spec, core, engine, engine.protocol, engine.protocol.file, observe, snapshot
            builder.verify: builder.problem, builder.stage, builds.report, builds.spec, core, engine, engine.protocol, json
            builds: access, builds.report, builds.source, builds.spec, core, json, observe, postgres
            builds.layer: builds.spec, core
            builds.report:
            builds.source: core
            builds.spec: core, json, prelude
            builds.submit: access, builds, builds.layer, builds.source, builds.spec, bundle, bundle.upload, core, json, observe
            builds.visibility: access, builds, builds.spec
            builds.web: access, api, builds, builds.report, builds.spec, builds.submit, builds.visibility, bundle, bundle.upload, core
            bundle: blob, core, json
            bundle.archive: bundle, core
            bundle.upload: blob, bundle, bundle.archive, core, lockfile, sourcemap
            cli: cli.administration, cli.build, cli.failure, cli.lifecycle, cli.release, cli.session, cli.terminal, core
            cli.administration: cli.failure, cli.service, cli.session, cli.settings, cli.terminal, core
            cli.build: cli.bundle, cli.failure, cli.release, cli.report, cli.service, cli.session, cli.terminal, core, format, json, verify
            cli.bundle: cli.failure, cli.service, core, json
            cli.failure: core, format, verify
            cli.lifecycle: cli.service, cli.session, core
            cli.release: cli.failure, cli.lifecycle, cli.report, cli.service, cli.session, cli.terminal, client, client.cache, client.http, core, format, verify
            cli.report: cli.bundle, cli.service, cli.terminal
            cli.service: core, json
            cli.session: cli.failure, cli.service, cli.settings, cli.terminal, core, json, verify
            cli.settings: cli.failure, core
            cli.terminal:
            client: client.cache, client.http, client.javet, client.pool, core, format, json, verify
            client.cache: client.http, core, json, verify
            client.host: client.host.crypto, core
            client.host.crypto:
            client.http: core, json, verify
            client.javet: client.cache, core, format, verify
            client.micrometer: client, client.pool
            client.pool: client.host, client.javet, core, verify
            core:
            engine: core, engine.isolation, engine.limit, engine.protocol, engine.protocol.file, engine.work
            engine.isolation: core
            engine.limit: core, engine.protocol
            engine.process: engine.process.common, engine.process.javet, engine.process.node, engine.protocol
            engine.process.common: engine.protocol, engine.protocol.file
            engine.process.heap: engine.protocol
            engine.process.javet: engine.process.common, engine.process.heap, engine.process.javet.load, engine.process.unicode, engine.protocol, engine.protocol.file
            engine.process.javet.load: engine.process.common, engine.protocol
            engine.process.node: engine.process.common, engine.process.heap, engine.protocol, engine.protocol.file
            engine.process.unicode: engine.process.common, engine.protocol
            engine.protocol: engine.protocol.file, engine.protocol.frame
            engine.protocol.file: engine.protocol.frame
            engine.protocol.frame:
            engine.work: engine.protocol.file, lockfile
            fleet: advisory, builds.submit, core, engine
            fleet.web: advisory, advisory.web, core, fleet
            format: core, json
            json: core
            lockfile:
            measurement: builds.report, core, snapshot
            observe: core
            pages: access
            pages.admin: access, access.token, api, audit, core, signing, storage.check, storage.retention
            pages.build: access, api, builds, builds.report, builds.spec, builds.submit, builds.visibility, bundle, core, pages, sourcemap
            pages.home: advisory, builds, builds.visibility, core, fleet, pages
            pages.problem:
            pages.release: access, api, core, pages, release, release.channel, snapshot
            pages.snapshot: access, core, format, pages, snapshot
            postgres: core
            prelude: core
            proven: builds, builds.report, core, format, measurement, snapshot, verify
            queue: builds, builds.report, builds.submit, core, fleet, postgres
            release: access, core, json, signing, snapshot, verify
            release.base: access, builds, builds.layer, builds.spec, core, release, release.channel, snapshot
            release.channel: builds.report, core, release, signing, snapshot.encoding
            release.engine: access, advisory, core
            release.publish: builds, builds.report, builds.spec, builds.submit, core, release, release.channel, signing
            release.rebuild: access, advisory, builds, builds.spec, builds.submit, core, release, release.channel, release.engine, signing
            release.resolve: advisory, core, postgres, release, release.channel
            release.web: access, advisory, advisory.web, api, core, release, release.channel, release.engine, release.rebuild, release.resolve, snapshot, snapshot.web
            signer: blob, builder.problem, builder.stage, builds, builds.report, builds.spec, bundle, core, engine, fleet, format, json, measurement, observe, postgres, proven, queue, release, release.publish, signer.rebuild, signing, snapshot, verify
            signer.rebuild: blob, builds, builds.report, builds.spec, core, format, signing, snapshot
            signing: core, json, signing.pkcs11, signing.secret, verify
            signing.pkcs11: core, signing.secret
            signing.secret:
            signing.web: signing, verify
            snapshot: access, blob, core, format, json, signing, verify
            snapshot.encoding: blob, core, observe, snapshot
            snapshot.web: access, advisory, api, api.body, blob, core, format, snapshot, snapshot.encoding
            sourcemap:
            startup: core
            storage.check: access, blob, core, format, json, observe, storage.content, verify
            storage.content: blob, core, signing, verify
            storage.retention: blob, builds, bundle, core, snapshot, storage.content
            storage.web: api, core, storage.check, storage.retention
            verify: core, format, json
            webhooks: access, core, postgres
            webhooks.delivery: core, json, postgres, webhooks
            webhooks.web: access, api, webhooks, webhooks.delivery
            """);

    private Packages() {}

    static String full(String name) {
        return name.equals("(root)") ? BASE : BASE + "." + name;
    }

    static String of(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(BASE) ? "(root)" : name.substring(BASE.length() + 1);
    }

    static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(BASE) || type.getPackageName().startsWith(BASE + ".");
    }

    /** The packages that there are. */
    static Set<String> found() {
        return CLASSES.stream().map(Packages::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /** What a package really uses. */
    static Set<String> used(String name) {
        return CLASSES.stream()
                .filter(type -> of(type).equals(name))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(it -> it.getTargetClass().getBaseComponentType())
                .filter(Packages::isOurs)
                .map(Packages::of)
                .filter(it -> !it.equals(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, Set<String>> read(String table) {
        Map<String, Set<String>> packages = new TreeMap<>();
        table.lines()
                .map(line -> line.split(":", 2))
                .forEach(it -> packages.put(
                        it[0].strip(),
                        Arrays.stream(it[1].split(","))
                                .map(String::strip)
                                .filter(used -> !used.isEmpty())
                                .collect(Collectors.toCollection(TreeSet::new))));
        return packages;
    }
}

package dev.snapforge.builder.problem;

import dev.snapforge.builds.report.JobProblem;
import dev.snapforge.engine.protocol.RefusalResponse;

/** What can go wrong between modules: imports that lead nowhere, and what modules wait for in vain. */
final class ModuleProblems {

    private ModuleProblems() {}

    static JobProblem notFound(RefusalResponse refused) {
        return JobProblems.thrown(
                "module-not-found",
                "A module imports a file that the bundle does not have",
                refused,
                "Send that file, too, under the path that the import leads to, ending included. In an archive, files that are"
                        + " only imported are taken by themselves. JSON and other data cannot be imported: make it a module.");
    }

    static JobProblem bareImport(RefusalResponse refused) {
        if (refused.message().contains("'node:")) {
            return JobProblems.thrown(
                    "bare-import",
                    "A module imports one of Node's own modules",
                    refused,
                    "No bundler can put it into the bundle: it is Node itself. Build for a target with Node, or let the host give what"
                            + " is needed through slots (docs/preludes.md).");
        }
        return JobProblems.thrown(
                "bare-import",
                "A module imports a package",
                refused,
                "Only ./ and ../ paths between the bundle's own files can be imported. Put packages into the bundle first, for"
                        + " instance with esbuild --bundle --format=iife --outfile=bundle.js.");
    }

    static JobProblem importOfScript(RefusalResponse refused) {
        return JobProblems.thrown(
                "import-of-script",
                "A module imports a classic script",
                refused,
                "Give the file the ending .mjs; or, in an archive, leave it out of files, and it is a module that others import.");
    }

    static JobProblem missingExport(RefusalResponse refused) {
        return JobProblems.thrown(
                "missing-export",
                "A module imports what another one does not export",
                refused,
                "Correct the name, or export it. Nothing has run yet.");
    }

    static JobProblem dynamicImport(RefusalResponse refused) {
        return JobProblems.thrown(
                "dynamic-import",
                "A file calls import() while it runs",
                refused,
                "Write it in a file, and not in text that is evaluated (eval, new Function): import() of files is answered by the"
                        + " bundle, that of such text by nobody.");
    }

    static JobProblem topLevelAwait(RefusalResponse refused) {
        return JobProblems.thrown(
                "top-level-await",
                "A module waits for what cannot come",
                refused,
                "Timers, requests and events do not happen while a snapshot is made. Await only what is settled already, or move"
                        + " the waiting into a function that the runtime calls after it has loaded the snapshot.");
    }
}

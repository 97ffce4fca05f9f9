package dev.snapforge.bundle.upload;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What the options of TypeScript's compiler mean here, where types are erased and nothing else is done. An option either has no meaning for
 * that, or a value that says what is done anyway, or it is refused: none changes what a snapshot is made of.
 */
final class CompilerOptions {

    /** Options about checking, about files that the compiler writes, and about how it works. */
    private static final Set<String> WITHOUT_MEANING = Set.of(
            ("allowarbitraryextensions allowimportingtsextensions allowjs allowsyntheticdefaultimports allowumdglobalaccess"
                            + " allowunreachablecode allowunusedlabels assumechangesonlyaffectdirectdependencies checkjs composite"
                            + " customconditions declaration declarationdir declarationmap diagnostics disablereferencedprojectload"
                            + " disablesizelimit disablesolutionsearching disablesourceofprojectreferenceredirect downleveliteration emitbom"
                            + " emitdeclarationonly erasablesyntaxonly esmoduleinterop exactoptionalpropertytypes explainfiles"
                            + " extendeddiagnostics forceconsistentcasinginfilenames generatecpuprofile generatetrace importhelpers"
                            + " incremental inlinesourcemap inlinesources isolateddeclarations isolatedmodules jsx jsxfactory"
                            + " jsxfragmentfactory jsximportsource lib libreplacement listemittedfiles listfiles locale maproot"
                            + " maxnodemodulejsdepth newline nocheck noemit noemithelpers noemitonerror noerrortruncation"
                            + " nofallthroughcasesinswitch noimplicitany noimplicitoverride noimplicitreturns noimplicitthis nolib"
                            + " nopropertyaccessfromindexsignature noresolve nostrictgenericchecks nouncheckedindexedaccess"
                            + " nouncheckedsideeffectimports nounusedlocals nounusedparameters outdir plugins preserveconstenums"
                            + " preservesymlinks preservewatchoutput pretty reactnamespace removecomments resolvejsonmodule"
                            + " resolvepackagejsonexports resolvepackagejsonimports rewriterelativeimportextensions rootdir"
                            + " skipdefaultlibcheck skiplibcheck sourcemap sourceroot stabletypeordering strict strictbindcallapply"
                            + " strictbuiltiniteratorreturn strictfunctiontypes strictnullchecks strictpropertyinitialization stripinternal"
                            + " traceresolution tsbuildinfofile typeroots types useunknownincatchvariables")
                    .split(" ", -1));

    private static final String NO_CLASSES = "Remove it, or send what your compiler makes of these files.";

    /** Options of which some values say what is done anyway. */
    private static final Map<String, Rule> RULES = Map.ofEntries(
            entry(
                    "alwaysstrict",
                    new Rule("false", "Begin scripts with 'use strict' instead; modules are strict anyway.")),
            entry("emitdecoratormetadata", new Rule("false", NO_CLASSES)),
            entry("experimentaldecorators", new Rule("false", NO_CLASSES)),
            entry("importsnotusedasvalues", new Rule("preserve|error", "Write import type for what is only a type.")),
            entry(
                    "module",
                    new Rule(
                            "es6|es2015|es2020|es2022|esnext|node16|node18|node20|nodenext|preserve",
                            "Imports and exports stay what they are. Bundle what has to be CommonJS.")),
            entry(
                    "moduledetection",
                    new Rule("auto|legacy", "Write export {} in files that are to be modules, or name them .mts.")),
            entry(
                    "moduleresolution",
                    new Rule("node|node10|node16|nodenext|bundler", "Name files in imports as they are.")),
            entry("preservevalueimports", new Rule("true", "Write import type for what is only a type.")),
            entry(
                    "target",
                    new Rule(
                            "es2022|es2023|es2024|es2025|esnext",
                            "Classes and all else stay as they are written; raise it.")),
            entry(
                    "usedefineforclassfields",
                    new Rule(
                            "true",
                            "Fields are defined, as the language says: assign them in the constructor instead.")),
            entry(
                    "verbatimmodulesyntax",
                    new Rule("true", "Imports stay as they are written: write import type for what is only a type.")));

    /** Options that send imports elsewhere. */
    private static final Set<String> ELSEWHERE =
            Set.of("baseurl", "paths", "rootdirs", "modulesuffixes", "outfile", "out");

    private static final Pattern MODULE = Pattern.compile("(?m)^\\s*(?:import|export)\\b");
    private static final Pattern STRICT = Pattern.compile("(?m)^\\s*(['\"])use strict\\1");

    private CompilerOptions() {}

    /**
     * What is wrong with an option.
     *
     * @param expected what may stand there
     * @param hint what to do instead
     */
    record Objection(String option, String expected, String found, String hint) {}

    private record Rule(String values, String hint) {

        List<String> all() {
            return List.of(values.split("\\|", -1));
        }
    }

    /** The first of these options that means something else than what is done. */
    static Optional<Objection> objection(JsonNode options, List<SourceText> sources) {
        return options.properties().stream()
                .map(option -> objection(option.getKey(), option.getValue()))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> sloppy(options, sources));
    }

    private static Optional<Objection> objection(String name, JsonNode value) {
        String option = name.toLowerCase(Locale.ROOT);
        String found = value.isValueNode() ? value.asString() : value.toString();
        Rule rule = RULES.get(option);
        if (value.isNull() || WITHOUT_MEANING.contains(option) || (value.isContainer() && value.isEmpty())) {
            return Optional.empty();
        }
        if (rule != null) {
            return rule.all().contains(found.toLowerCase(Locale.ROOT))
                    ? Optional.empty()
                    : Optional.of(new Objection(name, String.join(", ", rule.all()), found, rule.hint()));
        }
        return Optional.of(
                ELSEWHERE.contains(option)
                        ? new Objection(
                                name,
                                "no such option",
                                found,
                                "Import files by relative paths, or let a bundler resolve them.")
                        : new Objection(
                                name, "an option that docs/typescript.md lists", found, "Remove it, or bundle first."));
    }

    /** With {@code strict}, the compiler begins scripts with a directive; here they stay as they are. */
    private static Optional<Objection> sloppy(JsonNode options, List<SourceText> sources) {
        if (!options.path("strict").asBoolean(false) || options.has("alwaysStrict")) {
            return Optional.empty();
        }
        return sources.stream()
                .filter(source -> !source.name().endsWith(".mts"))
                .filter(source -> !MODULE.matcher(source.text()).find()
                        && !STRICT.matcher(source.text()).find())
                .findFirst()
                .map(CompilerOptions::sloppyScript);
    }

    private static Objection sloppyScript(SourceText source) {
        return new Objection(
                "strict",
                "scripts that begin with 'use strict'",
                source.name() + ", which is a script without it",
                "Begin it with 'use strict', which strict writes into scripts; or write export {} in it, and it is a module.");
    }
}

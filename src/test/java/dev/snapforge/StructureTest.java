package dev.snapforge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.snapforge.Packages.CLASSES;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The house rules of the packages: who may use whom, how wide a package may be, and what may be public. */
class StructureTest {

    /** Wider packages hide what they own. */
    private static final int WIDEST = 25;

    /** What the client's jar holds: it runs in other people's processes, so it brings nothing along. */
    private static final List<String> CLIENT = List.of("core", "json", "format", "verify", "client");

    static Set<String> packages() {
        return Packages.MAY_USE.keySet();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void usesOnlyWhatItMay(String name) {
        Set<String> allowed = new TreeSet<>(Packages.MAY_USE.get(name));
        allowed.add(name);
        classes()
                .that()
                .resideInAPackage(Packages.full(name))
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "classes of " + allowed + ", the JDK and libraries",
                        type -> !Packages.isOurs(type) || allowed.contains(Packages.of(type))))
                .check(CLASSES);
    }

    /** What is allowed and not needed any more must not stay allowed. */
    @ParameterizedTest
    @MethodSource("packages")
    void mayUseOnlyWhatItUses(String name) {
        assertThat(Packages.used(name)).containsAll(Packages.MAY_USE.get(name));
    }

    @Test
    void everyPackageIsInTheTable() {
        assertThat(Packages.found()).isEqualTo(Packages.MAY_USE.keySet());
    }

    @Test
    void packagesHaveNoCyclesAtAnyLevel() {
        slices().matching("dev.snapforge.(**)").should().beFreeOfCycles().check(CLASSES);
        slices().matching("dev.snapforge.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void nothingButTheWebUsesTheWeb() {
        assertThat(Packages.MAY_USE.entrySet().stream()
                        .filter(it -> !it.getKey().endsWith(".web"))
                        .filter(it -> it.getValue().stream().anyMatch(used -> used.endsWith(".web"))))
                .isEmpty();
    }

    @Test
    void noPackageIsWide() {
        Map<String, Long> types = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(Packages::of, Collectors.counting()));
        assertThat(types)
                .isNotEmpty()
                .allSatisfy((name, count) -> assertThat(count).as(name).isLessThanOrEqualTo(WIDEST));
    }

    @Test
    void noTwoTypesShareASimpleName() {
        Map<String, List<String>> names = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(
                        JavaClass::getSimpleName, Collectors.mapping(JavaClass::getName, Collectors.toList())));
        assertThat(names.values()).isNotEmpty().allSatisfy(it -> assertThat(it).hasSize(1));
    }

    /**
     * The client's public API is used by others; elsewhere a public type that no other package names, of the service or of its tests, is
     * an accident. Sources are read as well because classes do not show the types of local variables.
     */
    @Test
    void whatIsPublicIsUsedElsewhere() throws IOException {
        Set<String> imported = imports();
        assertThat(CLASSES.stream()
                        .filter(type ->
                                type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(type ->
                                type.tryGetMethod("main", String[].class).isEmpty() && !inClient(type))
                        .filter(type -> !imported.contains(type.getName()) && !isCalledFromElsewhere(type))
                        .map(JavaClass::getName))
                .isEmpty();
    }

    private static boolean isCalledFromElsewhere(JavaClass type) {
        return type.getDirectDependenciesToSelf().stream()
                .anyMatch(it -> !it.getOriginClass().getPackageName().equals(type.getPackageName()));
    }

    private static Set<String> imports() throws IOException {
        Pattern name = Pattern.compile(
                "^import (?:static )?(dev\\.snapforge(?:\\.[a-z]\\w*)*\\.[A-Z]\\w*)", Pattern.MULTILINE);
        Set<String> names = new TreeSet<>();
        for (String root : List.of("src/main/java", "src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(it -> it.toString().endsWith(".java")).toList()) {
                    name.matcher(Files.readString(file)).results().forEach(it -> names.add(it.group(1)));
                }
            }
        }
        return names;
    }

    @Test
    void onlyTheEngineProcessAndTheClientTouchJavet() {
        noClasses()
                .that()
                .resideOutsideOfPackages(Packages.full("engine.process") + "..", Packages.full("client") + "..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.caoccao..")
                .check(CLASSES);
    }

    @Test
    void theEngineProcessNeedsNothingButJavet() {
        classes()
                .that()
                .resideInAnyPackage(Packages.full("engine.process") + "..", Packages.full("engine.protocol") + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Packages.full("engine.process") + "..",
                        Packages.full("engine.protocol") + "..",
                        "java..",
                        "com.caoccao.javet..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void theClientNeedsNothingButJavet() {
        classes()
                .that(DescribedPredicate.describe("are in the client's jar", StructureTest::inClient))
                .and()
                .resideOutsideOfPackage(Packages.full("client.micrometer"))
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "the client's own, the JDK's or Javet's",
                        type -> inClient(type)
                                || type.getPackageName().startsWith("java.")
                                || type.getPackageName().startsWith("javax.crypto")
                                || type.getPackageName().startsWith("com.caoccao.javet")
                                || type.getPackageName().startsWith("org.jspecify")
                                || type.isPrimitive()
                                || type.isArray()))
                .check(CLASSES);
    }

    @Test
    void metersOfTheClientNeedMicrometerAndNobodyNeedsThem() {
        classes()
                .that()
                .resideInAPackage(Packages.full("client.micrometer"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Packages.full("client") + "..", "java..", "io.micrometer.core.instrument..", "org.jspecify..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(Packages.full("client.micrometer"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(Packages.full("client.micrometer"))
                .check(CLASSES);
    }

    @Test
    void theCommandLineNeedsNothingButPicocli() {
        classes()
                .that()
                .resideInAPackage(Packages.full("cli") + "..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.describe(
                        "the command line's own, the client's, the JDK's or picocli's",
                        type -> inClient(type)
                                || type.getPackageName().startsWith(Packages.full("cli"))
                                || type.getPackageName().startsWith("java.")
                                || type.getPackageName().startsWith("javax.net.ssl")
                                || type.getPackageName().startsWith("picocli")
                                || type.getPackageName().startsWith("org.jspecify")
                                || type.isPrimitive()
                                || type.isArray()))
                .check(CLASSES);
        noClasses()
                .that()
                .resideOutsideOfPackage(Packages.full("cli") + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("picocli..", Packages.full("cli") + "..")
                .check(CLASSES);
    }

    @Test
    void timeComesFromAClock() {
        noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(CLASSES);
    }

    @Test
    void dependenciesComeThroughConstructors() {
        GeneralCodingRules.NO_CLASSES_SHOULD_USE_FIELD_INJECTION.check(CLASSES);
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.springframework.beans.factory.annotation.Value")
                .check(CLASSES);
    }

    private static boolean inClient(JavaClass type) {
        return Packages.isOurs(type) && CLIENT.contains(Packages.of(type).split("\\.", 2)[0]);
    }
}

package dev.snapforge;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of packages in docs/architecture.md, as a test. */
class StructureTest {

    private static final String BASE = "dev.snapforge.";

    /** Package → the packages that it may use, besides the JDK and libraries. */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("kernel", List.of()),
            Map.entry("observe", List.of("kernel")),
            Map.entry("postgres", List.of("kernel")),
            Map.entry("startup", List.of("kernel")),
            Map.entry("blob", List.of("kernel")),
            Map.entry("signing", List.of("kernel")),
            Map.entry("engine", List.of("kernel")),
            Map.entry("prelude", List.of("kernel")),
            Map.entry("sourcemap", List.of("kernel")),
            Map.entry("bundle", List.of("kernel", "blob", "sourcemap")),
            Map.entry("access", List.of("kernel", "web")),
            Map.entry("audit", List.of("kernel", "access", "web")),
            Map.entry("build", List.of("kernel", "access", "bundle", "prelude", "postgres", "observe", "watch", "web")),
            Map.entry("snapshot", List.of("kernel", "access", "bundle", "blob", "signing", "postgres", "web")),
            Map.entry(
                    "release",
                    List.of("kernel", "access", "bundle", "build", "snapshot", "signing", "postgres", "watch", "web")),
            Map.entry(
                    "worker",
                    List.of(
                            "kernel",
                            "postgres",
                            "blob",
                            "sourcemap",
                            "bundle",
                            "build",
                            "engine",
                            "observe",
                            "prelude",
                            "release",
                            "signing",
                            "snapshot")),
            Map.entry(
                    "storage",
                    List.of(
                            "kernel",
                            "access",
                            "blob",
                            "build",
                            "bundle",
                            "observe",
                            "signing",
                            "snapshot",
                            "release",
                            "watch",
                            "web")),
            Map.entry("web", List.of("kernel", "observe")),
            Map.entry("client", List.of("kernel", "signing")));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.snapforge");

    @Test
    void packagesUseOnlyWhatTheyMay() {
        MAY_USE.forEach((name, allowed) -> classes()
                .that()
                .resideInAPackage(BASE + name + "..")
                .should()
                .onlyDependOnClassesThat(DescribedPredicate.or(
                        outsideSnapforge(), inPackages(Stream.concat(Stream.of(name), allowed.stream()))))
                .allowEmptyShould(false)
                .check(CLASSES));
    }

    @Test
    void everyPackageIsInTheTable() {
        assertThat(CLASSES.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(BASE))
                        .map(name -> name.substring(BASE.length()).split("\\.", 2)[0])
                        .distinct())
                .allMatch(MAY_USE::containsKey);
    }

    @Test
    void capabilitiesHaveNoCycles() {
        slices().matching("dev.snapforge.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void onlyTheEngineProcessAndTheClientTouchJavet() {
        noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "engine.process..", BASE + "client..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.caoccao..")
                .check(CLASSES);
    }

    @Test
    void theEngineProcessNeedsNothingButJavet() {
        classes()
                .that()
                .resideInAnyPackage(BASE + "engine.process..", BASE + "engine.protocol..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        BASE + "engine.process..",
                        BASE + "engine.protocol..",
                        "java..",
                        "com.caoccao.javet..",
                        "org.jspecify..")
                .check(CLASSES);
    }

    @Test
    void whatTheClientJarHoldsNeedsNeitherSpringNorBouncyCastle() {
        noClasses()
                .that()
                .resideInAnyPackage(BASE + "kernel..", BASE + "signing", BASE + "client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.bouncycastle..", "tools.jackson..", "jakarta..")
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

    @Test
    void everyPackageSaysWhatItOwns() throws IOException {
        List<String> silent = new ArrayList<>();
        try (Stream<Path> folders = Files.walk(Path.of("src/main/java/dev/snapforge"))) {
            for (Path folder : folders.filter(Files::isDirectory).toList()) {
                Path info = folder.resolve("package-info.java");
                if (!Files.exists(info) || !Files.readString(info).contains("@NullMarked")) {
                    silent.add(folder.toString());
                }
            }
        }
        assertThat(silent).isEmpty();
    }

    private static DescribedPredicate<JavaClass> outsideSnapforge() {
        return DescribedPredicate.describe(
                "classes of the JDK and of libraries",
                type -> !type.getPackageName().startsWith("dev.snapforge"));
    }

    private static DescribedPredicate<JavaClass> inPackages(Stream<String> names) {
        List<String> prefixes = names.map(name -> BASE + name).toList();
        return DescribedPredicate.describe(
                "classes in " + prefixes,
                type -> prefixes.stream()
                        .anyMatch(prefix -> type.getPackageName().equals(prefix)
                                || type.getPackageName().startsWith(prefix + ".")));
    }
}

package eu.megawatt.system.rules;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.constructors;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import eu.megawatt.scheduler.check.PlanChecker;
import eu.megawatt.scheduler.check.ValidatedPlan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** Who may know whom, and what nobody does. */
@AnalyzeClasses(packages = "eu.megawatt", importOptions = HouseRulesTest.Shipped.class)
final class HouseRulesTest {

  private static final String FLEET = "eu.megawatt.fleet..";
  private static final String DOCUMENTS = "eu.megawatt.fleet.document..";
  private static final String TELEMETRY = "eu.megawatt.telemetry..";
  private static final String SCHEDULER = "eu.megawatt.scheduler..";
  private static final String SOLVER = "eu.megawatt.scheduler.solver..";
  private static final String BUILD_OUT_SOLVER = "eu.megawatt.planner.buildout.solver..";
  private static final String KERNELS = "eu.megawatt.kernels..";
  private static final String REPORTS = "eu.megawatt.reports..";
  private static final String PLANNER = "eu.megawatt.planner..";
  private static final String SERVICE = "eu.megawatt.service..";
  private static final String JDK = "java..";
  private static final String NULLNESS = "org.jspecify.annotations..";

  /** What users get: no tests, and nothing that only tests use. */
  static final class Shipped implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/test-classes/") && !location.contains("/src/outside/");
    }
  }

  @ArchTest
  static void scan_ofEveryModule_sawItsClasses(JavaClasses scanned) {
    Map<String, Integer> counts = new TreeMap<>();
    for (JavaClass it : scanned) {
      counts.merge(it.getPackageName().split("\\.", -1)[2], 1, Integer::sum);
    }

    assertThat(counts)
        .containsOnlyKeys(
            "fleet", "telemetry", "scheduler", "kernels", "reports", "planner", "service");
    assertThat(counts.get("fleet")).isGreaterThan(100);
    assertThat(counts.get("scheduler")).isGreaterThan(90);
    assertThat(counts.get("kernels")).isGreaterThan(100);
    assertThat(counts.get("reports")).isGreaterThan(100);
    assertThat(counts.get("service")).isGreaterThan(100);
  }

  @ArchTest
  static final ArchRule FLEET_KNOWS_THE_JDK =
      classes()
          .that(resideInAPackage(FLEET).and(not(resideInAPackage(DOCUMENTS))))
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(FLEET, JDK, NULLNESS));

  @ArchTest
  static final ArchRule DOCUMENTS_KNOW_THE_STREAMING_PARSERS =
      classes()
          .that()
          .resideInAPackage(DOCUMENTS)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  FLEET,
                  JDK,
                  NULLNESS,
                  "com.fasterxml.jackson.core..",
                  "com.fasterxml.jackson.dataformat.yaml..",
                  "org.yaml.snakeyaml"));

  @ArchTest
  static final ArchRule TELEMETRY_KNOWS_FLEET =
      classes()
          .that()
          .resideInAPackage(TELEMETRY)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  FLEET,
                  TELEMETRY,
                  JDK,
                  NULLNESS,
                  "com.sun.net.httpserver..", // the JDK's own, behind the simulated exporters
                  "com.fasterxml.jackson..",
                  "org.yaml.snakeyaml.."));

  @ArchTest
  static final ArchRule SCHEDULER_KNOWS_FLEET =
      classes()
          .that()
          .resideInAPackage(SCHEDULER)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(FLEET, SCHEDULER, JDK, NULLNESS, "org.optaplanner.."));

  @ArchTest
  static final ArchRule KERNELS_KNOW_FLEET =
      classes()
          .that()
          .resideInAPackage(KERNELS)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  FLEET,
                  KERNELS,
                  JDK,
                  NULLNESS,
                  "javax.net.ssl..",
                  "com.sun.nio.file..",
                  "jdk.incubator.vector..",
                  "com.fasterxml.jackson..",
                  "org.apache.commons.math3..",
                  "picocli.."));

  @ArchTest
  static final ArchRule REPORTS_KNOW_FLEET =
      classes()
          .that()
          .resideInAPackage(REPORTS)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  FLEET,
                  REPORTS,
                  JDK,
                  NULLNESS,
                  "javax.xml.stream..",
                  "com.fasterxml.jackson..",
                  "org.erdtman.jcs..",
                  "org.apache.hadoop.conf..",
                  "org.apache.parquet.."));

  @ArchTest
  static final ArchRule PLANNER_KNOWS_FLEET_AND_SCHEDULER =
      classes()
          .that()
          .resideInAPackage(PLANNER)
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  FLEET,
                  SCHEDULER,
                  PLANNER,
                  JDK,
                  NULLNESS,
                  "org.apache.commons.math3..",
                  "org.optaplanner.."));

  @ArchTest
  static final ArchRule VERDICTS_COME_FROM_SAMPLES_ALONE =
      noClasses()
          .that()
          .resideInAnyPackage("eu.megawatt.kernels.verdict..", "eu.megawatt.kernels.predict..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "eu.megawatt.kernels.run..",
              "eu.megawatt.kernels.cpu..",
              "eu.megawatt.kernels.host..",
              "eu.megawatt.kernels.cuda..",
              "java.time..");

  @ArchTest
  static final ArchRule OPTAPLANNER_STAYS_IN_THE_SOLVER =
      noClasses()
          .that()
          .resideOutsideOfPackages(SOLVER, BUILD_OUT_SOLVER)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.optaplanner..");

  @ArchTest
  static final ArchRule WHAT_THE_SOLVER_BUILDS_ON_DOES_NOT_KNOW_IT =
      noClasses()
          .that()
          .resideInAnyPackage(
              scheduler("kernel", "bound", "construct", "moves", "price", "check", "explain"))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(scheduler("solver", "search"));

  @ArchTest
  static final ArchRule THE_CHECKER_SHARES_NOTHING_WITH_WHAT_IT_CHECKS =
      noClasses()
          .that()
          .resideInAPackage("eu.megawatt.scheduler.check..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              scheduler(
                  "kernel", "bound", "construct", "moves", "solver", "search", "price", "explain"));

  @ArchTest
  static final ArchRule ONLY_THE_CHECKER_MAKES_A_VALIDATED_PLAN =
      noClasses()
          .that()
          .doNotBelongToAnyOf(PlanChecker.class)
          .should()
          .callConstructorWhere(target(owner(type(ValidatedPlan.class))));

  @ArchTest
  static final ArchRule A_VALIDATED_PLAN_HAS_NO_OPEN_CONSTRUCTOR =
      constructors().that().areDeclaredIn(ValidatedPlan.class).should().bePackagePrivate();

  @ArchTest
  static final ArchRule NOBODY_BELOW_KNOWS_THE_SERVICE =
      noClasses()
          .that()
          .resideInAnyPackage(FLEET, TELEMETRY, SCHEDULER, KERNELS)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(SERVICE);

  @ArchTest
  static final ArchRule FLEET_PACKAGES_HAVE_NO_CYCLES =
      slices().matching("eu.megawatt.fleet.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SCHEDULER_PACKAGES_HAVE_NO_CYCLES =
      slices().matching("eu.megawatt.scheduler.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule KERNELS_PACKAGES_HAVE_NO_CYCLES =
      slices().matching("eu.megawatt.kernels.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule SERVICE_PACKAGES_HAVE_NO_CYCLES =
      slices().matching("eu.megawatt.service.(*)..").should().beFreeOfCycles();

  @ArchTest
  static void package_everyOne_isNullMarked(JavaClasses scanned) {
    List<String> unmarked =
        scanned.stream()
            .map(JavaClass::getPackage)
            .distinct()
            .filter(it -> !it.isAnnotatedWith(NullMarked.class))
            .map(JavaPackage::getName)
            .toList();

    assertThat(unmarked).isEmpty();
  }

  @ArchTest
  static final ArchRule NOBODY_THROWS_WHAT_SAYS_NOTHING =
      NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;

  @ArchTest
  static final ArchRule TIME_IS_NEVER_A_DATE =
      noClasses().should().dependOnClassesThat().haveFullyQualifiedName("java.util.Date");

  @ArchTest
  static final ArchRule ONLY_COMMANDS_PRINT =
      noClasses()
          .that()
          .resideOutsideOfPackage("eu.megawatt.service.cli..")
          .should(ACCESS_STANDARD_STREAMS);

  private static String[] scheduler(String... packages) {
    return Stream.of(packages)
        .map(it -> "eu.megawatt.scheduler." + it + "..")
        .toArray(String[]::new);
  }
}

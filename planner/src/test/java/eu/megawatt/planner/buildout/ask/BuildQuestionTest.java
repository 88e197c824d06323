package eu.megawatt.planner.buildout.ask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.planner.buildout.Asset;
import eu.megawatt.planner.buildout.Lateness;
import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.Project;
import eu.megawatt.planner.capacity.Pue;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.leadtime.LeadItem;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The case of a plan and offers, against what is worked out by hand. */
class BuildQuestionTest {

  private static final LocalDate FROM = LocalDate.of(2027, 1, 1);

  /** 1.25 in every hour. */
  private static final Pue PUE = new Pue(0.2, 0, 18, 0.05, 38);

  private static final Generation OLD =
      new Generation("old", 1_000, 30_000, Optional.of(6), 1_000, Optional.empty(), "test");
  private static final Generation NEW =
      new Generation(
          "new",
          2_000,
          50_000,
          Optional.empty(),
          1_500,
          Optional.of(LocalDate.of(2028, 2, 1)),
          "test");
  private static final List<LeadItem> LEADS =
      List.of(
          new LeadItem("servers", Period.ofMonths(5), Period.ofMonths(1), false, "test"),
          new LeadItem("grid", Period.ofMonths(30), Period.ZERO, true, "test"));

  private static SupplyStep step(String id, StepKind kind, LocalDate on, long gridKw, Delay delay) {
    int permille = kind == StepKind.FLEXIBLE ? 800 : 1_000;
    return new SupplyStep(id, "a", kind, on, gridKw, permille, delay, "test");
  }

  private static CapacityPlan plan(
      List<SupplyStep> steps, List<DemandStream> streams, List<Project> projects) {
    TreeMap<String, Site> sites = new TreeMap<>();
    sites.put("a", new Site("a", "A", "FR", false, new TreeSet<>(List.of("fr", "eu")), PUE));
    sites.put("b", new Site("b", "B", "SE", true, new TreeSet<>(List.of("eu")), PUE));
    return new CapacityPlan("test", FROM, sites, steps, List.of(), streams, projects);
  }

  private static Conditions conditions(int demandPermille, int readyPermille) {
    return new Conditions(
        FROM,
        8,
        0.08,
        List.of(1_000_000L, 2_000_000L),
        4_000,
        demandPermille,
        readyPermille,
        200,
        4_000,
        7,
        List.of("fr"));
  }

  private static Offer offer(String id, String siteId, List<String> generations) {
    return new Offer(
        id,
        siteId,
        10_000,
        generations,
        3_000_000,
        Optional.of(25),
        120_000,
        400,
        Optional.of(Period.ofMonths(7)),
        Optional.empty(),
        Lateness.NEVER,
        Optional.empty(),
        Optional.empty(),
        "test");
  }

  private static BuildQuestion question(CapacityPlan plan, Conditions conditions, Offer... offers) {
    return BuildQuestion.of(
        plan, LEADS, new Offers("test", conditions, List.of(OLD, NEW), List.of(offers)));
  }

  private static DemandStream stream(String id, String profile, double kw, Growth growth) {
    return new DemandStream(id, profile, "t", "inference", "old", kw, growth);
  }

  @Test
  void demand_thatIsSure_isThatOfTheLastDayWithTheReserve() {
    BuildQuestion its =
        question(
            plan(
                List.of(),
                List.of(
                    stream("s", "eu", 1_000, new Growth.Compound(0.5, 0)),
                    stream("t", "fr", 100, new Growth.Compound(0, 0))),
                List.of(
                    new Project(
                        "p",
                        "eu",
                        "t",
                        "training",
                        "old",
                        365,
                        LocalDate.of(2027, 7, 1),
                        365,
                        1_000,
                        Delay.NONE))),
            conditions(900, 500));

    assertThat(its.buildCase().demands())
        .extracting(it -> it.profile())
        .containsExactly("fr", "eu");
    assertThat(its.buildCase().demands().getFirst().kw()).containsOnly(125L);
    for (int quarter = 0; quarter < 8; quarter++) {
      LocalDate last = FROM.plusMonths(3L * quarter + 3).minusDays(1);
      double years = ChronoUnit.DAYS.between(FROM, last) / 365.25;
      long since = ChronoUnit.DAYS.between(LocalDate.of(2027, 7, 1), last);
      double kw = 1_000 * Math.pow(1.5, years) + Math.clamp(since, 0, 365);
      assertThat(its.buildCase().demands().get(1).kw().get(quarter))
          .isCloseTo(Math.round(kw / 0.8), within(1L));
    }
  }

  @Test
  void demand_thatIsUnsure_isItsQuantile() {
    LocalDate end = LocalDate.of(2030, 1, 1);
    double p90Kw = 800 * Math.exp(0.2 * 1.2816);
    Growth forecast =
        new Growth.Forecast(
            List.of(
                new Growth.Forecast.Point(FROM, 800, 700, p90Kw),
                new Growth.Forecast.Point(end, 800, 700, p90Kw)));
    Project project =
        new Project("p", "fr", "t", "training", "old", 400, FROM.minusYears(1), 0, 300, Delay.NONE);
    CapacityPlan plan = plan(List.of(), List.of(stream("s", "eu", 1, forecast)), List.of(project));

    BuildQuestion median = question(plan, conditions(500, 500));
    BuildQuestion careful = question(plan, conditions(900, 500));

    // The normal distribution has its 90th percentile at 1.2816.
    assertThat(median.buildCase().demands().get(1).kw().getFirst()).isCloseTo(1_000, within(15L));
    assertThat(careful.buildCase().demands().get(1).kw().getFirst())
        .isCloseTo(Math.round(1_000 * Math.exp(0.2 * 1.2816)), within(25L));
    // It comes in three draws of ten: not in the median, but in nine of ten.
    assertThat(median.buildCase().demands().getFirst().kw()).containsOnly(0L);
    assertThat(careful.buildCase().demands().getFirst().kw()).containsOnly(500L);
  }

  @Test
  void supply_isWhatIsSignedOnEveryDayOfAQuarter_andNoWish() {
    CapacityPlan plan =
        plan(
            List.of(
                step("there", StepKind.ENERGISED, FROM.minusYears(1), 1_250, Delay.NONE),
                step("firm", StepKind.FIRM, LocalDate.of(2027, 4, 1), 2_500, new Delay(0, 0, 100)),
                step("flexible", StepKind.FLEXIBLE, LocalDate.of(2027, 8, 1), 1_000, Delay.NONE),
                step("gone", StepKind.FIRM, LocalDate.of(2028, 2, 1), -625, Delay.NONE),
                step("wish", StepKind.PLANNED, FROM, 99_000, Delay.NONE)),
            List.of(stream("s", "fr", 1, new Growth.Compound(0, 0))),
            List.of());

    // At 0 of 1,000 the step is on time; at 990 it is 90 days late and misses its quarter.
    assertThat(existing(question(plan, conditions(500, 0))))
        .containsExactly(1_000L, 3_000L, 3_000L, 3_640L, 3_140L, 3_140L, 3_140L, 3_140L);
    assertThat(existing(question(plan, conditions(500, 990))))
        .containsExactly(1_000L, 1_000L, 3_000L, 3_640L, 3_140L, 3_140L, 3_140L, 3_140L);
  }

  private static List<Long> existing(BuildQuestion its) {
    return its.buildCase().sites().getFirst().existingKw();
  }

  @Test
  void options_areOffersWithEachGeneration() {
    BuildQuestion its =
        question(
            plan(List.of(), List.of(stream("s", "fr", 1, new Growth.Compound(0, 0))), List.of()),
            conditions(500, 500),
            offer("x", "a", List.of("old", "new")),
            new Offer(
                "y",
                "b",
                10_000,
                List.of("old"),
                0,
                Optional.empty(),
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                Lateness.NEVER,
                Optional.empty(),
                Optional.of("size"),
                "test"));

    Option old = its.buildCase().options().getFirst();
    assertThat(old.id()).isEqualTo("x with old");
    assertThat(old.itKw()).isEqualTo(8_000);
    assertThat(old.referenceKw()).isEqualTo(8_000);
    assertThat(old.price().capitalCents()).isEqualTo((3_000_000L + 8_000 * 30_000L) * 100);
    assertThat(old.price().assets())
        .containsExactly(new Asset(300_000_000, 100), new Asset(8_000 * 30_000L * 100, 24));
    assertThat(old.price().fixedCentsPerYear()).isEqualTo(12_000_000);
    assertThat(old.price().runningCentsPerKwQuarter()).isEqualTo(10_000);
    // Ordered on the first day it is there on 1 August: it counts from October.
    assertThat(old.leadQuarters()).isEqualTo(3);
    assertThat(old.earliestQuarter()).isEqualTo(3);

    Option next = its.buildCase().options().get(1);
    assertThat(next.excludes()).isEqualTo(old.excludes()).isPresent();
    assertThat(next.referenceKw()).isEqualTo(12_000);
    assertThat(next.price().capitalCents()).isEqualTo((3_000_000L + 4_000 * 50_000L) * 100);
    assertThat(next.price().assets())
        .containsExactly(new Asset(300_000_000, 100), new Asset(4_000 * 50_000L * 100, 0));
    // Its GPUs are there from February 2028: from April.
    assertThat(next.earliestQuarter()).isEqualTo(5);
    assertThat(next.leadQuarters()).isEqualTo(3);

    // The green field has the longest lead time of the plan, 30 months.
    Option field = its.buildCase().options().get(2);
    assertThat(field.id()).isEqualTo("y");
    assertThat(field.earliestQuarter()).isEqualTo(10);
    assertThat(field.excludes()).contains("one of size");
  }

  @Test
  void terms_areCentsAndQuarters() {
    BuildQuestion its =
        question(
            plan(List.of(), List.of(stream("s", "fr", 1, new Growth.Compound(0, 0))), List.of()),
            conditions(500, 400));

    assertThat(Math.pow(1 + its.buildCase().terms().discountPpmPerQuarter() / 1e6, 4))
        .isCloseTo(1.08, within(1e-5));
    assertThat(its.buildCase().terms().capitalCentsPerYear())
        .containsExactly(100_000_000L, 200_000_000L);
    assertThat(its.buildCase().terms().shortageCentsPerKwQuarter()).isEqualTo(100_000);
    assertThat(its.buildCase().terms().quantilePerMille()).isEqualTo(400);
    assertThat(its.quarters().name(5)).isEqualTo("2028 Q2");
    assertThat(new Quarters(LocalDate.of(2027, 2, 1), 4).name(1)).isEqualTo("2027-05");
  }

  @Test
  void offers_thatDoNotGoWithThePlan_areNamedAllAtOnce() {
    Conditions early =
        new Conditions(
            FROM.minusMonths(1), 80, 0.08, List.of(1L), 1, 500, 500, 0, 10, 1, List.of("frr"));
    CapacityPlan plan =
        plan(List.of(), List.of(stream("s", "fr", 1, new Growth.Compound(0, 0))), List.of());
    InvalidDocumentException wrong =
        catchThrowableOfType(
            InvalidDocumentException.class,
            () -> question(plan, early, offer("x", "aa", List.of("old"))));

    assertThat(wrong.issues())
        .extracting(Issue::pointer)
        .containsExactly(
            "/options/0/site",
            "/conditions/from",
            "/conditions/quarterCount",
            "/conditions/priority/0");
  }
}

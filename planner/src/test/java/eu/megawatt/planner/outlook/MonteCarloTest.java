package eu.megawatt.planner.outlook;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.Delay;
import eu.megawatt.planner.capacity.DemandStream;
import eu.megawatt.planner.capacity.GpuLot;
import eu.megawatt.planner.capacity.Growth;
import eu.megawatt.planner.capacity.Project;
import eu.megawatt.planner.capacity.Pue;
import eu.megawatt.planner.capacity.Site;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.example.Ramp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class MonteCarloTest {

  private static final LocalDate FROM = LocalDate.parse("2026-12-01");
  private static final LocalDate TO = LocalDate.parse("2031-12-01");
  private static final List<StepKind> KINDS = List.of(StepKind.values());

  @Test
  void outlook_ofTheRamp_isThatOfBruteForceToTheDay() {
    CapacityPlan ramp = Ramp.document().plan();
    Question question = new Question(TO, 60, 1, 100, EnumSet.allOf(StepKind.class));

    Exhaustion all = MonteCarlo.of(ramp, question).all();

    NaiveOutlook naive = new NaiveOutlook(ramp, question);
    assertThat(all.p50()).isPresent().isEqualTo(naive.at(0.5));
    assertThat(all.p90()).isPresent().isEqualTo(naive.at(0.1));
  }

  @Test
  void outlook_ofAnyPlan_isThatOfBruteForceToTheDay() {
    int never = 0;
    for (int seed = 0; seed < 60; seed++) {
      CapacityPlan plan = plan(seed);
      Question question =
          new Question(
              FROM.plusDays(500),
              9,
              seed,
              new Random(seed).nextInt(200),
              seed % 3 == 0
                  ? EnumSet.of(StepKind.ENERGISED, StepKind.FIRM)
                  : EnumSet.allOf(StepKind.class));
      Exhaustion all = MonteCarlo.of(plan, question).all();
      NaiveOutlook naive = new NaiveOutlook(plan, question);

      assertThat(all.p50()).as("seed %d", seed).isEqualTo(naive.at(0.5));
      assertThat(all.p90()).as("seed %d", seed).isEqualTo(naive.at(0.1));
      all.p50().ifPresent(it -> assertThat(all.p90()).get().matches(p90 -> !p90.isAfter(it)));
      never += all.p50().isEmpty() ? 1 : 0;
    }
    assertThat(never).isBetween(5, 55);
  }

  @Test
  void outlook_withoutChance_isTheDayOfArithmetic() {
    CapacityPlan plan =
        one(
            List.of(
                step("a", StepKind.ENERGISED, FROM, 1_000),
                step("b", StepKind.FIRM, FROM.plusDays(400), 1_000)),
            new Growth.Compound(0.5, 0));
    Question question = new Question(TO, 3, 7, 0, EnumSet.allOf(StepKind.class));

    Exhaustion its = MonteCarlo.of(plan, question).all();

    long day = (long) Math.floor(365.25 * Math.log(1_000.0 / 700) / Math.log(1.5)) + 1;
    assertThat(its.p50()).contains(FROM.plusDays(day));
    assertThat(its.p90()).isEqualTo(its.p50());
    assertThat(its.withinRatio()).isEqualTo(1);
  }

  @Test
  void step_of90DaysLater_movesTheDate() {
    List<SupplyStep> steps =
        List.of(
            step("a", StepKind.ENERGISED, FROM, 1_000),
            step("b", StepKind.FIRM, FROM.plusDays(300), 2_000));
    CapacityPlan plan = one(steps, new Growth.Compound(0.5, 0));
    CapacityPlan later =
        plan.withSteps(List.of(steps.getFirst(), steps.getLast().on(FROM.plusDays(390))));
    Question question = new Question(TO, 1, 7, 0, EnumSet.allOf(StepKind.class));

    assertThat(MonteCarlo.of(plan, question).all().p50().orElseThrow()).isAfter(FROM.plusYears(3));
    assertThat(MonteCarlo.of(later, question).all().p50().orElseThrow())
        .isBefore(FROM.plusDays(390));
  }

  @Test
  void outlook_ofFallingDemand_isNeverWithinTheHorizon() {
    CapacityPlan plan =
        one(List.of(step("a", StepKind.ENERGISED, FROM, 1_000)), new Growth.Compound(-0.2, 0.05));

    Exhaustion its = MonteCarlo.of(plan, Question.usual(TO, 1)).all();

    assertThat(its).isEqualTo(new Exhaustion(Optional.empty(), Optional.empty(), 0));
  }

  @Test
  void outlook_ofTheSameQuestion_isTheSameWhateverElseThereIs() {
    CapacityPlan ramp = Ramp.document().plan();
    Question question = Question.usual(TO, 5);

    assertThat(MonteCarlo.of(ramp, question)).isEqualTo(MonteCarlo.of(ramp, question));
    List<SupplyStep> more = new ArrayList<>(ramp.steps());
    more.add(
        new SupplyStep(
            "x", "FR-BANK-0", StepKind.PLANNED, TO.plusYears(1), 5, 1_000, Delay.NONE, "test"));
    assertThat(MonteCarlo.of(ramp.withSteps(more), question).all())
        .isEqualTo(MonteCarlo.of(ramp, question).all());
  }

  @Test
  void headroom_ofAProfile_isWhatMayBeAddedBeforeSomethingRunsOut() {
    for (int seed = 0; seed < 40; seed++) {
      CapacityPlan plan = plan(seed).withGpus(List.of());
      Question question =
          new Question(FROM.plusDays(40), 1, seed, 50, EnumSet.allOf(StepKind.class));
      for (Headroom its : MonteCarlo.of(plan, question).headrooms()) {
        boolean isFirst = its.day().equals(FROM);
        boolean wasShort =
            isFirst && new NaiveOutlook(plan, question).at(0.5).equals(Optional.of(FROM));
        if (isFirst && !wasShort && its.p50Kw() > 1) {
          assertThat(exhausted(plan, question, its, its.p50Kw() - 1))
              .as("seed %d, %s", seed, its)
              .isNotEqualTo(Optional.of(FROM));
          assertThat(exhausted(plan, question, its, its.p50Kw() + 1))
              .as("seed %d, %s", seed, its)
              .contains(FROM);
        }
        assertThat(its.p90Kw()).isLessThanOrEqualTo(its.p50Kw());
      }
    }
  }

  @Test
  void headroom_ofASite_isWhatMayBeAddedThereBeforeSomethingRunsOut() {
    int told = 0;
    for (int seed = 0; seed < 60; seed++) {
      CapacityPlan plan = plan(seed).withGpus(List.of());
      Question question =
          new Question(FROM.plusDays(40), 1, seed, 50, EnumSet.allOf(StepKind.class));
      boolean wasShort = new NaiveOutlook(plan, question).at(0.5).equals(Optional.of(FROM));
      for (SiteHeadroom its : MonteCarlo.of(plan, question).siteHeadrooms()) {
        if (its.day().equals(FROM) && !wasShort && its.p50Kw() > 1) {
          assertThat(pinned(plan, question, its.siteId(), its.p50Kw() - 1))
              .as("seed %d, %s", seed, its)
              .isNotEqualTo(Optional.of(FROM));
          assertThat(pinned(plan, question, its.siteId(), its.p50Kw() + 1))
              .as("seed %d, %s", seed, its)
              .contains(FROM);
          told++;
        }
        assertThat(its.p90Kw()).isLessThanOrEqualTo(its.p50Kw());
      }
    }
    assertThat(told).isGreaterThan(20);
  }

  /** When it runs out with more work of a profile that only one site may host. */
  private static Optional<LocalDate> pinned(
      CapacityPlan plan, Question question, String siteId, long moreKw) {
    SortedMap<String, Site> sites = new TreeMap<>(plan.sites());
    Site site = requireNonNull(sites.get(siteId));
    TreeSet<String> hosted = new TreeSet<>(site.profileIds());
    hosted.add("pinned");
    sites.put(siteId, new Site(siteId, siteId, "FR", false, hosted, site.pue()));
    List<DemandStream> streams = new ArrayList<>(plan.streams());
    streams.add(
        new DemandStream(
            "more", "pinned", "t", "inference", "none", moreKw, new Growth.Compound(0, 0)));
    return new NaiveOutlook(plan.withSites(sites).withDemand(streams, plan.projects()), question)
        .at(0.5);
  }

  private static Optional<LocalDate> exhausted(
      CapacityPlan plan, Question question, Headroom headroom, long moreKw) {
    List<DemandStream> streams = new ArrayList<>(plan.streams());
    streams.add(
        new DemandStream(
            "more",
            headroom.profileId(),
            "t",
            "inference",
            "none",
            moreKw,
            new Growth.Compound(0, 0)));
    return new NaiveOutlook(plan.withDemand(streams, plan.projects()), question).at(0.5);
  }

  @Test
  void outlook_thatIsCancelled_ends() {
    assertThatThrownBy(
            () -> MonteCarlo.of(Ramp.document().plan(), Question.usual(TO, 1), () -> true, _ -> {}))
        .isInstanceOf(CancellationException.class);
  }

  private static SupplyStep step(String id, StepKind kind, LocalDate on, long kw) {
    return new SupplyStep(id, "s0", kind, on, kw, 1_000, Delay.NONE, "test");
  }

  private static CapacityPlan one(List<SupplyStep> steps, Growth growth) {
    SortedMap<String, Site> sites = new TreeMap<>();
    sites.put(
        "s0",
        new Site("s0", "S", "FR", false, new TreeSet<>(List.of("eu")), new Pue(0, 0, 20, 0, 20)));
    return new CapacityPlan(
        "one",
        FROM,
        sites,
        steps,
        List.of(),
        List.of(new DemandStream("d", "eu", "t", "inference", "H200", 700, growth)),
        List.of());
  }

  private static CapacityPlan plan(int seed) {
    Random random = new Random(seed);
    List<String> profiles = List.of("p0", "p1", "p2");
    SortedMap<String, Site> sites = new TreeMap<>();
    List<SupplyStep> steps = new ArrayList<>();
    List<GpuLot> lots = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      TreeSet<String> hosted = new TreeSet<>();
      profiles.stream().filter(_ -> random.nextInt(3) > 0).forEach(hosted::add);
      String id = "s" + i;
      sites.put(id, new Site(id, id, "FR", false, hosted, Pue.USUAL));
      steps.add(
          new SupplyStep(
              "live" + i, id, StepKind.ENERGISED, FROM, 3_000, 1_000, Delay.NONE, "test"));
      StepKind kind = KINDS.get(random.nextInt(4));
      steps.add(
          new SupplyStep(
              "step" + i,
              id,
              kind,
              FROM.plusDays(random.nextInt(400)),
              random.nextInt(5) == 0 ? -500 : 2_000,
              kind == StepKind.FLEXIBLE ? 700 : 1_000,
              new Delay(-5, 10, 80),
              "test"));
      if (random.nextBoolean()) {
        lots.add(
            new GpuLot(
                "lot" + i, id, "H200", FROM.minusDays(3), 2_000, 1_200, new Delay(0, 0, 20)));
      }
    }
    List<DemandStream> streams = new ArrayList<>();
    List<Project> projects = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      String profile = profiles.get(random.nextInt(3));
      String type = random.nextBoolean() ? "H200" : "GB300";
      streams.add(
          new DemandStream(
              "d" + i,
              profile,
              "t",
              "inference",
              type,
              random.nextInt(600),
              random.nextBoolean()
                  ? new Growth.Compound(random.nextDouble(), 0.3)
                  : new Growth.Forecast(
                      List.of(
                          forecast(FROM, random.nextInt(500), 0.9, 1.1),
                          forecast(FROM.plusDays(200), random.nextInt(900), 0.6, 1.9)))));
      projects.add(
          new Project(
              "j" + i,
              profile,
              "t",
              "training",
              type,
              random.nextInt(900),
              FROM.plusDays(random.nextInt(450)),
              random.nextInt(3) * 50,
              random.nextInt(1_001),
              new Delay(0, 10, 60)));
    }
    return new CapacityPlan("any", FROM, sites, steps, lots, streams, projects);
  }

  private static Growth.Forecast.Point forecast(LocalDate day, int kw, double low, double high) {
    return new Growth.Forecast.Point(day, kw, kw * low, kw * high);
  }
}

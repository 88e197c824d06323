package eu.megawatt.planner.buildout.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.buildout.Asset;
import eu.megawatt.planner.buildout.Broken;
import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Cost;
import eu.megawatt.planner.buildout.Demand;
import eu.megawatt.planner.buildout.Evaluation;
import eu.megawatt.planner.buildout.Lateness;
import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.buildout.Plan;
import eu.megawatt.planner.buildout.Price;
import eu.megawatt.planner.buildout.Shortage;
import eu.megawatt.planner.buildout.Site;
import eu.megawatt.planner.buildout.Terms;
import eu.megawatt.planner.buildout.TestingCosts;
import eu.megawatt.planner.buildout.example.SimulatedCases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

final class EvaluatorTest {

  private static final int SEEDS = 200;

  @Test
  void of_anyPlan_isShortOfWhatDoesNotFlow() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BuildCase its = SimulatedCases.small(seed);
      Plan plan = anyPlan(its, new Random(seed));

      List<Shortage> shortages = new Evaluator(its).of(plan).shortages();

      for (int quarter = 0; quarter < its.quarters(); quarter++) {
        long before = 0;
        for (int first = 1; first <= its.demands().size(); first++) {
          long shortKw = demandKw(its, quarter, first) - flow(its, plan, quarter, first);
          assertThat(shortKw(shortages, its.demands().get(first - 1), quarter))
              .as("seed %d, quarter %d, profile %d", seed, quarter, first)
              .isEqualTo(shortKw - before);
          before = shortKw;
        }
      }
    }
  }

  @Test
  void of_anyPlan_costsTheSumOfItsPayments() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BuildCase its = SimulatedCases.small(seed);
      Plan plan = anyPlan(its, new Random(seed));

      Evaluation evaluation = new Evaluator(its).of(plan);

      double cents = 0;
      for (Option option : its.options()) {
        if (plan.startQuarter(option.id()).isPresent()) {
          cents += cents(its, option, plan.startQuarter(option.id()).get());
        }
      }
      for (Shortage shortage : evaluation.shortages()) {
        cents +=
            present(its, shortage.quarter())
                * shortage.kw()
                * its.terms().shortageCentsPerKwQuarter();
      }
      assertThat((double) evaluation.cost().totalCents())
          .as("seed %d", seed)
          .isCloseTo(cents, within(100_000.0));
    }
  }

  @Test
  void of_anyPlan_creditsToTheCentWhatIsLeftOfIt() {
    int left = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      BuildCase its = SimulatedCases.small(seed);
      Plan plan = anyPlan(its, new Random(seed));
      TestingCosts expected = new TestingCosts(its);

      Cost cost = new Evaluator(its).of(plan).cost();

      long cents = 0;
      for (Option option : its.options()) {
        if (plan.startQuarter(option.id()).isPresent()) {
          cents -= expected.residualCents(option, plan.startQuarter(option.id()).get());
        }
      }
      assertThat(cost.residualCents()).as("seed %d", seed).isEqualTo(cents);
      left += cents < 0 ? 1 : 0;
    }
    assertThat(left).isGreaterThan(SEEDS / 2);
  }

  @Test
  void of_capitalThatOutlivesTheCase_isCreditedByHand() {
    // A hall of 1,000,000.01 EUR for 20 years and GPUs of 3,000,000 EUR for 5, started in the third
    // of four quarters: two quarters of 80 and of 20 are gone, 975,000.00 (rounded down) and
    // 2,700,000 EUR are left, at 3 % a quarter four quarters on times 0.888487048.
    Price price = new Price(List.of(new Asset(100_000_001, 80), new Asset(300_000_000, 20)), 0, 0);

    Cost cost = new Evaluator(oneHall(price)).of(Plan.of(Map.of("hall", 2))).cost();

    assertThat(cost.capitalCents()).isEqualTo(388_349_515);
    assertThat(cost.residualCents()).isEqualTo(-326_518_990);
    assertThat(cost.totalCents()).isEqualTo(61_830_525);
  }

  @Test
  void of_livesThatAreOver_costsWhatThoseWithoutLivesDo() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BuildCase its = SimulatedCases.small(seed);
      BuildCase without = priced(its, it -> new Asset(it.capitalCents(), 0));
      BuildCase worn = priced(its, it -> new Asset(it.capitalCents(), 1));
      Plan plan = anyPlan(its, new Random(seed));

      Cost cost = new Evaluator(its).of(plan).cost();
      Evaluation plain = new Evaluator(without).of(plan);

      assertThat(plain.cost())
          .isEqualTo(
              new Cost(
                  cost.capitalCents(),
                  0,
                  cost.fixedCents(),
                  cost.runningCents(),
                  cost.shortageCents()));
      assertThat(new Evaluator(worn).of(plan)).isEqualTo(plain);
    }
  }

  @Test
  void of_anyOption_costsNothingAtLeastWhateverIsLeft() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BuildCase its = priced(SimulatedCases.small(seed), it -> new Asset(1, 400));
      OptionCosts costs = new OptionCosts(its);
      for (Option option : its.options()) {
        for (int start = option.earliestQuarter(); start < its.quarters(); start++) {
          assertThat(costs.of(option, start).totalCents()).isNotNegative();
        }
      }
    }
  }

  private static BuildCase oneHall(Price price) {
    Option hall =
        new Option(
            "hall",
            "oslo",
            1000,
            "B200",
            1000,
            1,
            1,
            price,
            Optional.empty(),
            Optional.empty(),
            Lateness.NEVER);
    return new BuildCase(
        4,
        List.of(new Site("oslo", Set.of("eu"), List.of(100L))),
        List.of(hall),
        List.of(new Demand("eu", List.of(0L, 0L, 0L, 0L))),
        new Terms(30_000, List.of(1_000_000_000L), 1, 500));
  }

  private static BuildCase priced(BuildCase its, UnaryOperator<Asset> each) {
    List<Option> options =
        its.options().stream()
            .map(
                it ->
                    new Option(
                        it.id(),
                        it.siteId(),
                        it.itKw(),
                        it.gpu(),
                        it.performancePerMille(),
                        it.earliestQuarter(),
                        it.leadQuarters(),
                        new Price(
                            it.price().assets().stream().map(each).toList(),
                            it.price().fixedCentsPerYear(),
                            it.price().runningCentsPerKwQuarter()),
                        it.requires(),
                        it.excludes(),
                        it.lateness()))
            .toList();
    return new BuildCase(its.quarters(), its.sites(), options, its.demands(), its.terms());
  }

  @Test
  void of_anyPlan_isWhatALayoutSaysAfterManyChanges() {
    for (long seed = 0; seed < SEEDS; seed++) {
      BuildCase its = SimulatedCases.small(seed);
      Program program = new Program(its);
      Layout layout = new Layout(program);
      Random random = new Random(seed);
      for (int change = 0; change < 20; change++) {
        int[] starts = program.starts(anyPlan(its, random));
        for (int option = 0; option < starts.length; option++) {
          layout.set(option, starts[option]);
        }
        Evaluation evaluation = new Evaluator(program).of(program.plan(starts));
        assertThat(layout.totalCents()).isEqualTo(evaluation.cost().totalCents());
        assertThat(layout.isAllowed()).isEqualTo(evaluation.isAllowed());
      }
    }
  }

  @Test
  void of_anyPlan_breaksTheLimitsThatItBreaks() {
    int broken = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      BuildCase its = SimulatedCases.small(seed);
      Plan plan = anyPlan(its, new Random(seed));

      Evaluation evaluation = new Evaluator(its).of(plan);

      long capital = evaluation.broken().stream().filter(Broken.Capital.class::isInstance).count();
      long requirements =
          evaluation.broken().stream().filter(Broken.Requirement.class::isInstance).count();
      long exclusions =
          evaluation.broken().stream().filter(Broken.Exclusion.class::isInstance).count();
      assertThat(capital).as("capital, seed %d", seed).isEqualTo(yearsOver(its, plan));
      assertThat(requirements).isEqualTo(lacking(its, plan));
      assertThat(exclusions).isEqualTo(groupsTwice(its, plan));
      broken += evaluation.isAllowed() ? 0 : 1;
    }
    assertThat(broken).isBetween(SEEDS / 10, SEEDS * 9 / 10);
  }

  @Test
  void of_startBeforeTheLeadTime_namesIt() {
    BuildCase its = SimulatedCases.small(5);
    Option slow =
        its.options().stream().filter(it -> it.earliestQuarter() > 0).findFirst().orElseThrow();

    Evaluation evaluation = new Evaluator(its).of(Plan.of(Map.of(slow.id(), 0)));

    assertThat(evaluation.broken())
        .contains(new Broken.LeadTime(slow.id(), 0, slow.earliestQuarter()));
  }

  @Test
  void of_unknownOption_isRefusedByName() {
    Evaluator evaluator = new Evaluator(SimulatedCases.small(0));

    assertThatThrownBy(() -> evaluator.of(Plan.of(Map.of("nowhere", 0))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nowhere");
  }

  private static Plan anyPlan(BuildCase its, Random random) {
    Map<String, Integer> starts = new HashMap<>();
    for (Option option : its.options()) {
      if (option.earliestQuarter() < its.quarters() && random.nextBoolean()) {
        starts.put(option.id(), random.nextInt(option.earliestQuarter(), its.quarters()));
      }
    }
    return Plan.of(starts);
  }

  private static long demandKw(BuildCase its, int quarter, int first) {
    return its.demands().stream().limit(first).mapToLong(it -> it.kw().get(quarter)).sum();
  }

  private static long shortKw(List<Shortage> shortages, Demand demand, int quarter) {
    return shortages.stream()
        .filter(it -> it.quarter() == quarter && it.profile().equals(demand.profile()))
        .mapToLong(Shortage::kw)
        .sum();
  }

  private static long flow(BuildCase its, Plan plan, int quarter, int first) {
    int sink = 1 + first + its.sites().size();
    TestingFlow flow = new TestingFlow(sink + 1);
    for (int profile = 0; profile < first; profile++) {
      flow.edge(0, 1 + profile, its.demands().get(profile).kw().get(quarter));
    }
    for (int site = 0; site < its.sites().size(); site++) {
      int at = 1 + first + site;
      flow.edge(at, sink, its.sites().get(site).existingKw(quarter));
      for (int profile = 0; profile < first; profile++) {
        if (its.sites().get(site).profiles().contains(its.demands().get(profile).profile())) {
          flow.edge(1 + profile, at, 1_000_000_000L);
        }
      }
      for (Option option : its.options()) {
        if (option.siteId().equals(its.sites().get(site).id())
            && plan.startQuarter(option.id()).isPresent()
            && ready(its, option, plan) <= quarter) {
          flow.edge(at, sink, option.itKw() * option.performancePerMille() / 1000);
        }
      }
    }
    return flow.most();
  }

  private static int ready(BuildCase its, Option option, Plan plan) {
    boolean late =
        option.lateness().perMille() / 1000.0 > 1 - its.terms().quantilePerMille() / 1000.0 + 1e-9;
    return plan.startQuarter(option.id()).orElseThrow() + (late ? option.lateness().quarters() : 0);
  }

  private static double present(BuildCase its, int quarter) {
    return Math.pow(1 + its.terms().discountPpmPerQuarter() / 1e6, -quarter);
  }

  private static double cents(BuildCase its, Option option, int start) {
    int ordered = Math.max(0, start - option.leadQuarters());
    double cents = option.price().capitalCents() * present(its, ordered);
    for (int quarter = start; quarter < its.quarters(); quarter++) {
      cents += option.price().fixedCentsPerYear() / 4.0 * present(its, quarter);
    }
    for (Asset asset : option.price().assets()) {
      double age = (double) (its.quarters() - start) / Math.max(1, asset.lifeQuarters());
      cents -= asset.lifeQuarters() == 0 ? 0 : left(its, asset.capitalCents(), age);
    }
    int ready = ready(its, option, Plan.of(Map.of(option.id(), start)));
    for (int quarter = ready; quarter < its.quarters(); quarter++) {
      cents += option.price().runningCentsPerKwQuarter() * option.itKw() * present(its, quarter);
    }
    return cents;
  }

  private static double left(BuildCase its, long capitalCents, double age) {
    return capitalCents * Math.max(0, 1 - age) * present(its, its.quarters());
  }

  private static long yearsOver(BuildCase its, Plan plan) {
    long over = 0;
    for (int year = 0; year < its.terms().capitalCentsPerYear().size(); year++) {
      long cents = 0;
      for (Option option : its.options()) {
        int start = plan.startQuarter(option.id()).orElse(-1000);
        if (start >= 0 && (start - option.leadQuarters()) / 4 == year) {
          cents += option.price().capitalCents();
        }
      }
      over += cents > its.terms().capitalCentsPerYear().get(year) ? 1 : 0;
    }
    return over;
  }

  private static long lacking(BuildCase its, Plan plan) {
    long lacking = 0;
    for (Option option : its.options()) {
      if (option.requires().isPresent() && plan.startQuarter(option.id()).isPresent()) {
        Option required =
            its.options().stream()
                .filter(it -> it.id().equals(option.requires().get()))
                .findFirst()
                .orElseThrow();
        boolean inTime =
            plan.startQuarter(required.id()).isPresent()
                && ready(its, required, plan) <= plan.startQuarter(option.id()).get();
        lacking += inTime ? 0 : 1;
      }
    }
    return lacking;
  }

  private static long groupsTwice(BuildCase its, Plan plan) {
    Map<String, Integer> built = new HashMap<>();
    for (Option option : its.options()) {
      if (plan.startQuarter(option.id()).isPresent() && option.excludes().isPresent()) {
        built.merge(option.excludes().get(), 1, Integer::sum);
      }
    }
    return built.values().stream().filter(it -> it > 1).count();
  }
}

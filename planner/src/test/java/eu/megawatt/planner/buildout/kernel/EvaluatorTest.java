package eu.megawatt.planner.buildout.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.buildout.Broken;
import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Demand;
import eu.megawatt.planner.buildout.Evaluation;
import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.buildout.Plan;
import eu.megawatt.planner.buildout.Shortage;
import eu.megawatt.planner.buildout.example.SimulatedCases;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    int ready = ready(its, option, Plan.of(Map.of(option.id(), start)));
    for (int quarter = ready; quarter < its.quarters(); quarter++) {
      cents += option.price().runningCentsPerKwQuarter() * option.itKw() * present(its, quarter);
    }
    return cents;
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

package eu.megawatt.planner.buildout.search;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.TestingExhaustion;
import eu.megawatt.planner.buildout.example.SimulatedCases;
import eu.megawatt.planner.buildout.kernel.Evaluator;
import eu.megawatt.planner.buildout.kernel.Program;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class BuildOutSearchTest {

  private static final int SMALL_CASES = 100;
  private static final Effort SMALL = new Effort(10_000, 1, 2000, 5);

  @Test
  void of_smallCases_isTheCheapestOfAllPlans() {
    for (long seed = 0; seed < SMALL_CASES; seed++) {
      BuildCase its = SimulatedCases.small(seed);
      long cheapestCents = TestingExhaustion.cheapestCents(new Program(its));

      BuildOut found = BuildOutSearch.of(its, SMALL, seed);

      assertThat(found.isProven()).as("seed %d", seed).isTrue();
      assertThat(found.gapPpm()).isZero();
      assertThat(found.evaluation().cost().totalCents())
          .as("seed %d", seed)
          .isEqualTo(cheapestCents);
      assertThat(found.evaluation()).isEqualTo(new Evaluator(its).of(found.plan()));
      assertThat(found.evaluation().isAllowed()).isTrue();
    }
  }

  @Test
  void of_smallCases_firstRunnerUpIsTheCheapestThatBuildsOtherOptions() {
    int some = 0;
    for (long seed = 0; seed < SMALL_CASES; seed++) {
      BuildCase its = SimulatedCases.small(seed);
      Program program = new Program(its);

      BuildOut found = BuildOutSearch.of(its, SMALL, seed);

      Set<String> built = found.plan().startQuarters().keySet();
      long[] cheapestCents = {Long.MAX_VALUE};
      TestingExhaustion.forEach(
          program,
          it -> {
            if (it.totalCents() < cheapestCents[0]
                && !program.plan(it.starts()).startQuarters().keySet().equals(built)) {
              cheapestCents[0] = it.totalCents();
            }
          });
      assertThat(
              found.runnersUp().stream()
                  .mapToLong(it -> it.evaluation().cost().totalCents())
                  .findFirst()
                  .orElse(Long.MAX_VALUE))
          .as("seed %d", seed)
          .isEqualTo(cheapestCents[0]);
      some += found.runnersUp().size();
    }
    assertThat(some).isGreaterThan(SMALL_CASES);
  }

  @Test
  void of_largeCase_staysWithinTwoPercentOfItsBound() {
    BuildCase its = SimulatedCases.large(1);

    BuildOut found = BuildOutSearch.of(its, Effort.USUAL, 1);

    assertThat(found.evaluation().isAllowed()).isTrue();
    assertThat(found.gapPpm()).isLessThanOrEqualTo(20_000);
    assertThat(found.runnersUp()).hasSize(5).allMatch(it -> it.dearer().totalCents() >= 0);
    assertThat(found.verdicts()).hasSameSizeAs(its.options());
  }

  @Test
  void of_sameSeed_sameAnswer() {
    BuildCase its = SimulatedCases.large(4);
    Effort little = new Effort(5_000, 2, 10, 3);

    assertThat(BuildOutSearch.of(its, little, 3)).isEqualTo(BuildOutSearch.of(its, little, 3));
  }
}

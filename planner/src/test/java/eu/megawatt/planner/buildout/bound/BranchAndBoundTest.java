package eu.megawatt.planner.buildout.bound;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.planner.buildout.TestingExhaustion;
import eu.megawatt.planner.buildout.example.SimulatedCases;
import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Must;
import eu.megawatt.planner.buildout.kernel.Program;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class BranchAndBoundTest {

  private static final int SMALL_CASES = 100;
  private static final int PARTS = 2000;

  @Test
  void run_smallCases_endsAtTheCheapestOfAllPlans() {
    for (long seed = 0; seed < SMALL_CASES; seed++) {
      Program program = new Program(SimulatedCases.small(seed));
      long cheapestCents = TestingExhaustion.cheapestCents(program);

      BranchAndBound search = new BranchAndBound(program, Must.NOTHING);
      search.run(0);
      assertThat(search.boundCents()).as("root, seed %d", seed).isLessThanOrEqualTo(cheapestCents);
      search.run(PARTS);

      assertThat(search.isProven()).as("seed %d", seed).isTrue();
      assertThat(search.bestCents()).as("seed %d", seed).isEqualTo(cheapestCents);
      assertThat(new Layout(program, search.bestStarts().orElseThrow()).totalCents())
          .isEqualTo(cheapestCents);
    }
  }

  @Test
  void run_fewParts_neverRaisesTheBoundAboveTheCheapestPlan() {
    for (long seed = 0; seed < SMALL_CASES; seed++) {
      Program program = new Program(SimulatedCases.small(seed));
      long cheapestCents = TestingExhaustion.cheapestCents(program);
      BranchAndBound search = new BranchAndBound(program, Must.NOTHING);

      for (int part = 0; part < 10; part++) {
        search.run(2);
        assertThat(search.boundCents()).as("seed %d", seed).isLessThanOrEqualTo(cheapestCents);
      }
    }
  }

  @Test
  void run_optionThatMust_endsAtTheCheapestPlanThatDoes() {
    for (long seed = 0; seed < SMALL_CASES; seed++) {
      Program program = new Program(SimulatedCases.small(seed));
      Must must = new Must((int) (seed % program.options), seed % 2 == 0);
      long[] cheapestCents = {Long.MAX_VALUE};
      TestingExhaustion.forEach(
          program,
          it -> {
            if (must.isKept(it.starts())) {
              cheapestCents[0] = Math.min(cheapestCents[0], it.totalCents());
            }
          });

      BranchAndBound search = new BranchAndBound(program, must);
      search.run(PARTS);

      assertThat(search.isProven()).as("seed %d", seed).isTrue();
      assertThat(search.bestStarts().map(it -> new Layout(program, it).totalCents()))
          .as("seed %d", seed)
          .isEqualTo(
              cheapestCents[0] == Long.MAX_VALUE
                  ? Optional.empty()
                  : Optional.of(cheapestCents[0]));
    }
  }
}

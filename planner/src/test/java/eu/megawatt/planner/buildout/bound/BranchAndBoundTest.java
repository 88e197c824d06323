package eu.megawatt.planner.buildout.bound;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.planner.buildout.TestingCases;
import eu.megawatt.planner.buildout.TestingExhaustion;
import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Program;
import org.junit.jupiter.api.Test;

final class BranchAndBoundTest {

  private static final int SMALL_CASES = 100;
  private static final int PARTS = 2000;

  @Test
  void run_smallCases_endsAtTheCheapestOfAllPlans() {
    for (long seed = 0; seed < SMALL_CASES; seed++) {
      Program program = new Program(TestingCases.small(seed));
      long cheapestCents = TestingExhaustion.cheapestCents(program);

      BranchAndBound search = new BranchAndBound(program, program.nothing());
      assertThat(search.boundCents()).as("root, seed %d", seed).isLessThanOrEqualTo(cheapestCents);
      search.run(PARTS);

      assertThat(search.isProven()).as("seed %d", seed).isTrue();
      assertThat(search.bestCents()).as("seed %d", seed).isEqualTo(cheapestCents);
      assertThat(new Layout(program, search.bestStarts()).totalCents()).isEqualTo(cheapestCents);
    }
  }

  @Test
  void run_fewParts_neverRaisesTheBoundAboveTheCheapestPlan() {
    for (long seed = 0; seed < SMALL_CASES; seed++) {
      Program program = new Program(TestingCases.small(seed));
      long cheapestCents = TestingExhaustion.cheapestCents(program);
      BranchAndBound search = new BranchAndBound(program, program.nothing());

      for (int part = 0; part < 10; part++) {
        search.run(2);
        assertThat(search.boundCents()).as("seed %d", seed).isLessThanOrEqualTo(cheapestCents);
      }
    }
  }
}

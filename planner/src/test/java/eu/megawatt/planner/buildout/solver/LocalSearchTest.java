package eu.megawatt.planner.buildout.solver;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.planner.buildout.TestingCases;
import eu.megawatt.planner.buildout.TestingExhaustion;
import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Program;
import org.junit.jupiter.api.Test;

final class LocalSearchTest {

  @Test
  void run_sameSeed_sameStarts() {
    Program program = new Program(TestingCases.large(3));
    LocalSearch search = new LocalSearch(program, 20_000, 7);

    assertThat(search.run(program.nothing())).isEqualTo(search.run(program.nothing()));
  }

  @Test
  void run_largeCase_isMuchCheaperThanNothingAndAllowed() {
    Program program = new Program(TestingCases.large(3));

    Layout found = new Layout(program, new LocalSearch(program, 50_000, 7).run(program.nothing()));

    assertThat(found.isAllowed()).isTrue();
    assertThat(found.totalCents()).isLessThan(new Layout(program).totalCents() / 3);
  }

  @Test
  void run_smallCases_comesNearTheCheapestPlanAndNeverBelow() {
    int optimal = 0;
    for (long seed = 0; seed < 20; seed++) {
      Program program = new Program(TestingCases.small(seed));
      long cheapestCents = TestingExhaustion.cheapestCents(program);

      Layout found = new Layout(program, new LocalSearch(program, 5_000, 7).run(program.nothing()));

      assertThat(found.totalCents()).as("seed %d", seed).isGreaterThanOrEqualTo(cheapestCents);
      optimal += found.totalCents() == cheapestCents ? 1 : 0;
    }
    assertThat(optimal).isGreaterThanOrEqualTo(15);
  }
}

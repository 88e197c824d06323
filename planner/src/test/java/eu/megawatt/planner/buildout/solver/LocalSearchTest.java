package eu.megawatt.planner.buildout.solver;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.planner.buildout.TestingExhaustion;
import eu.megawatt.planner.buildout.example.SimulatedCases;
import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Must;
import eu.megawatt.planner.buildout.kernel.Program;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class LocalSearchTest {

  @Test
  void run_sameSeed_sameStarts() {
    Program program = new Program(SimulatedCases.large(3));
    LocalSearch search = search(program, 20_000);

    assertThat(search.run(program.nothing())).isEqualTo(search.run(program.nothing()));
  }

  @Test
  void run_largeCase_isMuchCheaperThanNothingAndAllowed() {
    Program program = new Program(SimulatedCases.large(3));

    Layout found = new Layout(program, search(program, 50_000).run(program.nothing()));

    assertThat(found.isAllowed()).isTrue();
    assertThat(found.totalCents()).isLessThan(new Layout(program).totalCents() / 3);
  }

  @Test
  void run_smallCases_comesNearTheCheapestPlanAndNeverBelow() {
    int optimal = 0;
    for (long seed = 0; seed < 20; seed++) {
      Program program = new Program(SimulatedCases.small(seed));
      long cheapestCents = TestingExhaustion.cheapestCents(program);

      Layout found = new Layout(program, search(program, 5_000).run(program.nothing()));

      assertThat(found.totalCents()).as("seed %d", seed).isGreaterThanOrEqualTo(cheapestCents);
      optimal += found.totalCents() == cheapestCents ? 1 : 0;
    }
    assertThat(optimal).isGreaterThanOrEqualTo(15);
  }

  private static LocalSearch search(Program program, long moves) {
    double[] overrunPrices = new double[program.limitCents.length];
    Arrays.fill(overrunPrices, 2);
    return new LocalSearch(program, Must.NOTHING, overrunPrices, 1000, moves, 7);
  }

  @Test
  void run_optionThatMustBeBuilt_buildsItStill() {
    Program program = new Program(SimulatedCases.large(3));
    int[] from = program.nothing();
    from[0] = program.earliest[0];
    LocalSearch search =
        new LocalSearch(
            program, new Must(0, true), new double[program.limitCents.length], 1000, 20_000, 7);

    assertThat(search.run(from)[0]).isNotEqualTo(Program.NEVER);
  }
}

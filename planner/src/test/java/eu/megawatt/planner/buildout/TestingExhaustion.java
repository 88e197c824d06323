package eu.megawatt.planner.buildout;

import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Program;
import java.util.function.Consumer;

/** Tries every plan of a case. */
public final class TestingExhaustion {

  private final Program program;
  private final Layout layout;
  private final Consumer<Layout> each;

  private TestingExhaustion(Program program, Consumer<Layout> each) {
    this.program = program;
    this.layout = new Layout(program);
    this.each = each;
  }

  /** Shows every plan that keeps all limits. */
  public static void forEach(Program program, Consumer<Layout> each) {
    new TestingExhaustion(program, each).fill(0);
  }

  /** Cost of the cheapest plan, by what the case itself says that its options cost. */
  public static long cheapestCents(Program program) {
    TestingCosts costs = new TestingCosts(program.its);
    long[] least = {Long.MAX_VALUE};
    forEach(program, it -> least[0] = Math.min(least[0], costs.totalCents(it)));
    return least[0];
  }

  private void fill(int option) {
    if (option == program.options) {
      if (layout.isAllowed()) {
        each.accept(layout);
      }
      return;
    }
    layout.set(option, Program.NEVER);
    fill(option + 1);
    for (int start = program.earliest[option]; start < program.quarters; start++) {
      layout.set(option, start);
      fill(option + 1);
    }
    layout.set(option, Program.NEVER);
  }
}

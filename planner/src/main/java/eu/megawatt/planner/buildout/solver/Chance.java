package eu.megawatt.planner.buildout.solver;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.kernel.Program;
import java.util.List;
import java.util.Random;

/** Makes up moves: an option anew, a little earlier or later, or two that change at once. */
final class Chance {

  private static final int WIDEST_SHIFT = 3;

  /** How often one looks for an option that is built: exchanging two others changes nothing. */
  private static final int LOOKS = 4;

  private final BuildBoard board;
  private final Program program;
  private final Random random;

  Chance(BuildBoard board, Random random) {
    this.board = board;
    this.program = board.program();
    this.random = random;
  }

  PlanMove move() {
    int one = mostlyBuilt();
    int other = any();
    Consequences change = new Consequences(board);
    switch (random.nextInt(5)) {
      case 0 -> change.set(one, anew(one));
      case 1 -> change.set(one, shifted(one));
      case 2, 3 -> exchange(change, one, other);
      default -> {
        change.set(one, shifted(one));
        change.set(other, shifted(other));
      }
    }
    return change.move();
  }

  private int mostlyBuilt() {
    int option = any();
    for (int look = 0; look < LOOKS && start(option) == NEVER; look++) {
      option = any();
    }
    return option;
  }

  private int any() {
    return random.nextInt(program.options);
  }

  private int start(int option) {
    List<PlannedOption> options = board.getOptions();
    return options.get(option).startOrNever();
  }

  /** Left out where it is built, half of the times. */
  private int anew(int option) {
    return start(option) != NEVER && random.nextBoolean() ? NEVER : anyStart(option);
  }

  private int anyStart(int option) {
    int earliest = program.earliest[option];
    return earliest >= program.quarters ? NEVER : random.nextInt(earliest, program.quarters);
  }

  private int shifted(int option) {
    return start(option) == NEVER ? anyStart(option) : near(option, start(option));
  }

  private int near(int option, int start) {
    int to = start + random.nextInt(-WIDEST_SHIFT, WIDEST_SHIFT + 1);
    int earliest = program.earliest[option];
    return earliest >= program.quarters ? NEVER : Math.clamp(to, earliest, program.quarters - 1);
  }

  /** Each takes the part of the other; one that is not built has none to give. */
  private void exchange(Consequences change, int one, int other) {
    int mine = start(one);
    int theirs = start(other);
    change.set(one, theirs == NEVER ? NEVER : near(one, theirs));
    change.set(other, mine == NEVER ? NEVER : near(other, mine));
  }
}

package eu.megawatt.planner.buildout.bound;

import static eu.megawatt.planner.buildout.kernel.Program.NEVER;

import eu.megawatt.planner.buildout.kernel.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * The dual of the linear relaxation: its solution are the prices with the highest bound, and the
 * prices of its constraints say how far each option starts when. In units of 10 000 EUR and MW, so
 * that numbers are near one.
 */
final class LinearDual {

  private static final double CENTS = 1e6;
  private static final double KW = 1e3;
  private static final int STEPS_PER_COLUMN = 30;

  /** A tableau of 64 MB. */
  private static final long MOST_CELLS = 8_000_000;

  private record Start(int option, int quarter) {}

  private final Program program;
  private final List<Row> rows;
  private final Forest forest;
  private final List<Start> starts = new ArrayList<>();
  private final int[] familyOf;
  private final int families;
  private final List<Start> dependents = new ArrayList<>();
  private final double[] solution;
  private final double[] prices;

  private LinearDual(Program program, List<Row> rows) {
    this.program = program;
    this.rows = rows;
    this.forest = new Forest(program);
    this.familyOf = new int[program.options];
    this.families = numberFamilies();
    starts.addAll(starts(program));
    starts.stream().filter(it -> program.requires[it.option] != NEVER).forEach(dependents::add);
    Simplex simplex = new Simplex(tableau());
    simplex.solve(STEPS_PER_COLUMN * columns());
    this.solution = simplex.solution();
    this.prices = simplex.prices();
  }

  /** Whether the tableau is small enough to be worked on. */
  static boolean fits(Program program, List<Row> rows) {
    List<Start> starts = starts(program);
    long dependents = starts.stream().filter(it -> program.requires[it.option] != NEVER).count();
    long columns = rows.size() + program.limitCents.length + program.options + dependents + 1L;
    return columns * (starts.size() + program.quarters) <= MOST_CELLS;
  }

  static LinearDual solve(Program program, List<Row> rows) {
    return new LinearDual(program, rows);
  }

  /** Starts from which an option is ready within the case. */
  private static List<Start> starts(Program program) {
    List<Start> starts = new ArrayList<>();
    for (int option = 0; option < program.options; option++) {
      for (int start = program.earliest[option];
          start + program.late[option] < program.quarters;
          start++) {
        starts.add(new Start(option, start));
      }
    }
    return starts;
  }

  private int numberFamilies() {
    int count = 0;
    for (int[][] ofParent : forest.families) {
      for (int[] family : ofParent) {
        for (int option : family) {
          familyOf[option] = count;
        }
        count++;
      }
    }
    return count;
  }

  /**
   * One for each row, then for each year, then for each family, then for each quarter by which a
   * dependent option may have started.
   */
  private int columns() {
    return firstDependent() + dependents.size();
  }

  private int firstDependent() {
    return rows.size() + program.limitCents.length + families;
  }

  private double[][] tableau() {
    double[][] tableau = new double[starts.size() + program.quarters + 1][columns() + 1];
    int[][] lineOf = new int[program.options][program.quarters];
    for (int line = 0; line < starts.size(); line++) {
      Start start = starts.get(line);
      lineOf[start.option][start.quarter] = line;
      fillStart(tableau[line], start);
    }
    double[] objective = tableau[tableau.length - 1];
    for (int r = 0; r < rows.size(); r++) {
      objective[r] = -rows.get(r).needKw / KW;
      tableau[starts.size() + rows.get(r).quarter][r] = 1;
      fillRow(tableau, lineOf, r);
    }
    for (int quarter = 0; quarter < program.quarters; quarter++) {
      tableau[starts.size() + quarter][columns()] = program.shortageCents[quarter] * KW / CENTS;
    }
    for (int year = 0; year < program.limitCents.length; year++) {
      objective[rows.size() + year] = program.limitCents[year] / CENTS;
    }
    for (int family = 0; family < families; family++) {
      objective[rows.size() + program.limitCents.length + family] = 1;
    }
    for (int line = 0; line < starts.size(); line++) {
      fillDependents(tableau[line], starts.get(line));
    }
    return tableau;
  }

  /** What started by a quarter needs what it requires to be ready by then. */
  private void fillDependents(double[] line, Start start) {
    for (int d = 0; d < dependents.size(); d++) {
      Start by = dependents.get(d);
      if (by.option == start.option && start.quarter <= by.quarter) {
        line[firstDependent() + d] = -1;
      } else if (program.requires[by.option] == start.option
          && start.quarter + program.late[start.option] <= by.quarter) {
        line[firstDependent() + d] = 1;
      }
    }
  }

  private void fillStart(double[] line, Start start) {
    int option = start.option;
    int year = program.orderYear(option, start.quarter);
    line[rows.size() + year] = -program.capitalCents[option] / CENTS;
    line[rows.size() + program.limitCents.length + familyOf[option]] = -1;
    line[columns()] = program.costCents[option][start.quarter] / CENTS;
  }

  private void fillRow(double[][] tableau, int[][] lineOf, int r) {
    Row row = rows.get(r);
    for (int i = 0; i < row.options.length; i++) {
      int option = row.options[i];
      for (int start = program.earliest[option];
          start + program.late[option] <= row.quarter;
          start++) {
        tableau[lineOf[option][start]][r] = row.kw[i] / KW;
      }
    }
  }

  Multipliers multipliers() {
    Multipliers multipliers = Multipliers.zero(rows.size(), program.limitCents.length);
    for (int r = 0; r < rows.size(); r++) {
      multipliers.centsPerKw[r] = solution[r] * CENTS / KW;
    }
    System.arraycopy(solution, rows.size(), multipliers.perCent, 0, program.limitCents.length);
    new Capping(rows, program.shortageCents).apply(multipliers.centsPerKw);
    return multipliers;
  }

  /** How far options are ready by option and quarter. */
  double[][] degrees() {
    double[][] degrees = new double[program.options][program.quarters];
    for (int line = 0; line < starts.size(); line++) {
      Start start = starts.get(line);
      int ready = start.quarter + program.late[start.option];
      for (int quarter = ready; quarter < program.quarters; quarter++) {
        degrees[start.option][quarter] += prices[line];
      }
    }
    return degrees;
  }
}

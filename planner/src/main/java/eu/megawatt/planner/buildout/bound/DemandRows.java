package eu.megawatt.planner.buildout.bound;

import eu.megawatt.planner.buildout.kernel.Layout;
import eu.megawatt.planner.buildout.kernel.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The inequalities that demand itself is made of: one for each cut and quarter. */
final class DemandRows {

  /** More are left out, those of the smallest needs first: the bound is a bound without them. */
  private static final int MOST_ROWS = 1500;

  private DemandRows() {}

  static List<Row> of(Program program) {
    Layout nothing = new Layout(program);
    List<Row> rows = new ArrayList<>();
    for (int cut = 0; cut < program.cuts.length; cut++) {
      for (int quarter = 0; quarter < program.quarters; quarter++) {
        if (nothing.lackKw(cut, quarter) > 0) {
          rows.add(row(program, cut, quarter, nothing.lackKw(cut, quarter)));
        }
      }
    }
    rows.sort(Comparator.comparingLong((Row row) -> row.needKw).reversed());
    return rows.stream().limit(MOST_ROWS).toList();
  }

  /** No option counts for more than the need: together with none else it is enough. */
  private static Row row(Program program, int cut, int quarter, long needKw) {
    int[] options =
        IntStream.range(0, program.options)
            .filter(it -> program.cuts[cut].hasSite(program.site[it]))
            .filter(it -> program.earliest[it] + program.late[it] <= quarter)
            .toArray();
    long[] kw = IntStream.of(options).mapToLong(it -> Math.min(program.kw[it], needKw)).toArray();
    return new Row(cut, quarter, options, kw, needKw);
  }
}

package eu.megawatt.planner.buildout.kernel;

import eu.megawatt.planner.buildout.Shortage;
import java.util.ArrayList;
import java.util.List;

/**
 * Says which profiles go short where capacity is not enough: the first demands of a case are met as
 * far as they can be, then the others. The sum is the least that can be short, because sets of
 * demand that can be met together are a polymatroid.
 */
final class Priorities {

  private final Program program;
  private final List<List<Cut>> cuts = new ArrayList<>();

  Priorities(Program program) {
    this.program = program;
    for (int first = 0; first <= program.its.demands().size(); first++) {
      cuts.add(Cuts.of(program.its, first));
    }
  }

  /** Who is short of how much in a quarter. */
  List<Shortage> shortages(Layout layout, int quarter) {
    List<Shortage> shortages = new ArrayList<>();
    long before = 0;
    for (int profile = 0; profile < program.its.demands().size(); profile++) {
      long shortKw = shortKw(layout, quarter, cuts.get(profile + 1));
      if (shortKw > before) {
        shortages.add(
            new Shortage(program.its.demands().get(profile).profile(), quarter, shortKw - before));
      }
      before = shortKw;
    }
    return shortages;
  }

  private long shortKw(Layout layout, int quarter, List<Cut> among) {
    return among.stream()
        .mapToLong(cut -> demandKw(cut, quarter) - layout.capacityKw(cut, quarter))
        .reduce(0, Math::max);
  }

  private long demandKw(Cut cut, int quarter) {
    long kw = 0;
    for (int profile = 0; profile < program.its.demands().size(); profile++) {
      if (cut.hasProfile(profile)) {
        kw += program.its.demands().get(profile).kw().get(quarter);
      }
    }
    return kw;
  }
}

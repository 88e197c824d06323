package eu.megawatt.planner.buildout.search;

import eu.megawatt.planner.buildout.Shortage;
import eu.megawatt.planner.buildout.kernel.Cut;
import eu.megawatt.planner.buildout.kernel.Program;
import eu.megawatt.planner.buildout.kernel.Reach;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Says what stands in the way of demands that are not met. That sites cannot have enough is certain
 * (a cut lacks even what could be had at most); that capital binds is what a search without its
 * limits found.
 */
final class Obstacles {

  private final Program program;
  private final Reach within;
  private final Reach atOnce;
  private final List<Shortage> withoutCapitalLimits;

  /**
   * @param withoutCapitalLimits what is short in the best plan that ignores them
   */
  Obstacles(Program program, List<Shortage> withoutCapitalLimits) {
    this.program = program;
    this.within = Reach.within(program);
    this.atOnce = Reach.atOnce(program);
    this.withoutCapitalLimits = withoutCapitalLimits;
  }

  Unmet of(Shortage shortage) {
    return worst(atOnce, shortage)
        .map(cut -> unmet(shortage, cut, cut.sites() == 0 ? Binding.NO_HOST : Binding.NOTHING_LEFT))
        .or(() -> worst(within, shortage).map(cut -> unmet(shortage, cut, Binding.LEAD_TIME)))
        .orElseGet(() -> unmet(shortage, tightest(shortage), money(shortage)));
  }

  /** The cut with the profile that lacks most even where all that can be had is there. */
  private Optional<Cut> worst(Reach reach, Shortage shortage) {
    return cuts(shortage).stream()
        .filter(cut -> lackKw(reach, cut, shortage.quarter()) > 0)
        .max(Comparator.comparingLong(cut -> lackKw(reach, cut, shortage.quarter())));
  }

  private Cut tightest(Shortage shortage) {
    return cuts(shortage).stream()
        .max(Comparator.comparingLong(cut -> lackKw(within, cut, shortage.quarter())))
        .orElseThrow();
  }

  private List<Cut> cuts(Shortage shortage) {
    int profile = profiles().indexOf(shortage.profile());
    return Arrays.stream(program.cuts).filter(cut -> cut.hasProfile(profile)).toList();
  }

  private List<String> profiles() {
    return program.its.demands().stream().map(it -> it.profile()).toList();
  }

  private long lackKw(Reach reach, Cut cut, int quarter) {
    return demandKw(cut, quarter) - reach.mostKw(cut, quarter);
  }

  private long demandKw(Cut cut, int quarter) {
    return program.demandKw[Arrays.asList(program.cuts).indexOf(cut)][quarter];
  }

  private Binding money(Shortage shortage) {
    long unlimitedKw =
        withoutCapitalLimits.stream()
            .filter(it -> it.quarter() == shortage.quarter())
            .filter(it -> it.profile().equals(shortage.profile()))
            .mapToLong(Shortage::kw)
            .sum();
    return unlimitedKw < shortage.kw() ? Binding.CAPITAL : Binding.PRICE;
  }

  private Unmet unmet(Shortage shortage, Cut cut, Binding binding) {
    int quarter = shortage.quarter();
    long neededKw = demandKw(cut, quarter);
    return new Unmet(
        shortage,
        binding,
        IntStream.range(0, program.its.demands().size())
            .filter(cut::hasProfile)
            .mapToObj(it -> profiles().get(it))
            .toList(),
        IntStream.range(0, program.sites)
            .filter(cut::hasSite)
            .mapToObj(it -> program.its.sites().get(it).id())
            .toList(),
        within.mostKw(cut, quarter),
        neededKw,
        IntStream.range(quarter, program.quarters)
            .filter(later -> within.mostKw(cut, later) >= neededKw)
            .boxed()
            .findFirst());
  }
}

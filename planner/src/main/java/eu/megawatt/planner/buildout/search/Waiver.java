package eu.megawatt.planner.buildout.search;

import eu.megawatt.planner.buildout.BuildCase;
import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.buildout.Terms;
import java.util.List;
import java.util.stream.LongStream;

/** A kind of limit that is left out to see what it costs. */
public enum Waiver {
  /** As much may be ordered in each year as one likes. */
  CAPITAL_LIMITS {
    @Override
    BuildCase apply(BuildCase its) {
      long allCents = its.options().stream().mapToLong(it -> it.price().capitalCents()).sum();
      Terms terms =
          new Terms(
              its.terms().discountPpmPerQuarter(),
              LongStream.range(0, its.years()).mapToObj(_ -> allCents).toList(),
              its.terms().shortageCentsPerKwQuarter(),
              its.terms().quantilePerMille());
      return new BuildCase(its.quarters(), its.sites(), its.options(), its.demands(), terms);
    }
  },

  /** Every option may start in the first quarter, and is ordered in the quarter of its start. */
  LEAD_TIMES {
    @Override
    BuildCase apply(BuildCase its) {
      List<Option> options = its.options().stream().map(Waiver::atOnce).toList();
      return new BuildCase(its.quarters(), its.sites(), options, its.demands(), its.terms());
    }
  };

  private static Option atOnce(Option option) {
    return new Option(
        option.id(),
        option.siteId(),
        option.itKw(),
        option.gpu(),
        option.performancePerMille(),
        0,
        0,
        option.price(),
        option.requires(),
        option.excludes(),
        option.lateness());
  }

  /** The case without these limits. */
  abstract BuildCase apply(BuildCase its);
}

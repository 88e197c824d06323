package eu.megawatt.service.validation;

import eu.megawatt.kernels.verdict.Medians;
import eu.megawatt.service.store.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * How fast devices of a model are under one level of a driver and under another: of each node what
 * it reached last under that level, whatever it runs now. Thread-safe.
 */
public final class Drivers {

  private final Database database;

  Drivers(Database database) {
    this.database = database;
  }

  /**
   * A level that devices of a model were measured with.
   *
   * @param nodeCount nodes that were measured with it, then or now
   */
  public record Level(String deviceModel, String driver, int nodeCount) {}

  /**
   * Two levels of a model.
   *
   * @param items one for each kernel and engine that was measured with both, by name
   */
  public record Comparison(
      String deviceModel, String driver, String against, List<KernelComparison> items) {}

  /**
   * One kernel under both.
   *
   * @param spread its nodes, as shares of the other level's median speed
   * @param speedRatio of the first level's speed over the other's: above 1 is faster
   * @param lowRatio the lower end of its interval
   * @param verdict {@code Faster}, {@code Slower}, {@code NoDifference} or {@code TooFew}
   */
  public record KernelComparison(
      String kernel,
      String engine,
      String unit,
      Spread spread,
      Spread againstSpread,
      Optional<Double> speedRatio,
      Optional<Double> lowRatio,
      Optional<Double> highRatio,
      String verdict) {}

  /** Levels that devices were measured with, by model. */
  public List<Level> levels() {
    return database.jdbi().withHandle(DriverRows::levels);
  }

  /** Two levels, kernel by kernel; what was measured with one of them alone is left out. */
  public Comparison compare(String deviceModel, String driver, String against) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                new Comparison(
                    deviceModel, driver, against, compare(handle, deviceModel, driver, against)));
  }

  private static List<KernelComparison> compare(
      Handle handle, String deviceModel, String driver, String against) {
    List<Speeds> one = DriverRows.last(handle, deviceModel, driver);
    List<Speeds> other = DriverRows.last(handle, deviceModel, against);
    Map<String, String> units = DriverRows.units(handle, deviceModel);
    List<KernelComparison> compared = new ArrayList<>();
    for (Case it : cases(one)) {
      double[] its = Speeds.of(one, it.kernel, it.engine);
      double[] others = Speeds.of(other, it.kernel, it.engine);
      if (others.length > 0) {
        compared.add(compare(it, units.getOrDefault(it.kernel, ""), its, others));
      }
    }
    return compared;
  }

  private record Case(String kernel, String engine) {}

  private static Set<Case> cases(List<Speeds> speeds) {
    Set<Case> cases = new TreeSet<>(Comparator.comparing(Case::kernel).thenComparing(Case::engine));
    speeds.forEach(it -> cases.add(new Case(it.kernel(), it.engine())));
    return cases;
  }

  private static KernelComparison compare(Case it, String unit, double[] its, double[] others) {
    Optional<SpeedRatio> ratio = SpeedRatio.of(its, others);
    double middle = Medians.median(others);
    return new KernelComparison(
        it.kernel,
        it.engine,
        unit,
        Spread.of(its, middle, Speeds.value(unit, Medians.median(its))),
        Spread.of(others, middle, Speeds.value(unit, middle)),
        ratio.map(SpeedRatio::ratio),
        ratio.map(SpeedRatio::low),
        ratio.map(SpeedRatio::high),
        ratio.map(SpeedRatio::word).orElse("TooFew"));
  }
}

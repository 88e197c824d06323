package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.kernel.Draw;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What work takes by day: energy on the facility's side above idle, and what it costs by the prices
 * that are known now. Reaches back before the window, for as long as the longest budget does. Each
 * slot is rounded up, so that a sum is never less than what is taken. Not thread-safe.
 */
final class Tariff {

  private static final int DAYS_BACK = 40;
  private static final int MINUTES_PER_DAY = 24 * 60;
  private static final long SECONDS_PER_DAY = 60L * MINUTES_PER_DAY;
  private static final double MILLIWATTS_PER_KILOWATT = 1e6;
  private static final double MICRO_PER_EURO = 1e6;
  private static final double KILOWATTS_PER_MEGAWATT = 1e3;
  private static final double GRAMS_PER_KILOGRAM = 1e3;

  private final Window window;
  private final World world;

  /** Slots of the tariff before the window's first. */
  private final int before;

  private final TimeGrid grid;

  /** Micro-euro for a milliwatt during a slot by site, once somebody has asked. */
  private final List<double[]> prices = new ArrayList<>();

  Tariff(World world, Window window) {
    this.world = world;
    this.window = window;
    TimeGrid its = window.grid;
    this.before = DAYS_BACK * MINUTES_PER_DAY / its.slotMinutes();
    this.grid =
        new TimeGrid(
            its.start().minusSeconds((long) before * its.slotMinutes() * 60),
            its.slotMinutes(),
            before + its.slots());
  }

  /** The day of UTC that an instant is in. */
  static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  /** What a job takes in legs, by day. */
  Map<LocalDate, DayUse> use(Job job, List<Leg> legs) {
    Map<LocalDate, DayUse> byDay = new TreeMap<>();
    for (Leg leg : legs) {
      if (window.has(job, leg)) {
        add(
            byDay,
            window.draw(job, leg),
            window.pool(leg.poolId()),
            inside(leg.from()),
            inside(leg.to()));
      }
    }
    return byDay;
  }

  /** What a gang takes in slots of the window, by day. */
  Map<LocalDate, DayUse> use(Draw draw, int pool, int start, int end) {
    Map<LocalDate, DayUse> byDay = new TreeMap<>();
    add(byDay, draw, pool, before + start, before + end);
    return byDay;
  }

  private int inside(Instant at) {
    return Math.clamp(grid.firstSlotFrom(at), 0, grid.slots());
  }

  private void add(Map<LocalDate, DayUse> byDay, Draw draw, int pool, int from, int to) {
    if (from >= to) {
      return;
    }
    double[] price = prices().get(window.problem.siteOfPool[pool]);
    long day = dayOf(from);
    long energy = 0;
    long micro = 0;
    for (int slot = from; slot < to; slot++) {
      long its = dayOf(slot);
      if (its != day) {
        byDay.merge(LocalDate.ofEpochDay(day), new DayUse(energy, micro), DayUse::plus);
        day = its;
        energy = 0;
        micro = 0;
      }
      long milliwatts = window.facilityMilliwatts(draw, pool, slot - before);
      energy += milliwatts * grid.slotMinutes();
      micro += (long) Math.ceil(milliwatts * price[slot]);
    }
    byDay.merge(LocalDate.ofEpochDay(day), new DayUse(energy, micro), DayUse::plus);
  }

  private long dayOf(int slot) {
    return Math.floorDiv(
        grid.start().getEpochSecond() + (long) slot * grid.slotMinutes() * 60, SECONDS_PER_DAY);
  }

  private List<double[]> prices() {
    if (prices.isEmpty()) {
      double perTonne = world.basis().carbonEurPerTonne();
      for (Site site : world.priced(grid)) {
        double[] its = new double[grid.slots()];
        for (int slot = 0; slot < its.length; slot++) {
          double eurPerMWh =
              site.energyEurPerMWh().at(slot)
                  + site.carbonGramsPerKWh().at(slot) / GRAMS_PER_KILOGRAM * perTonne;
          its[slot] =
              eurPerMWh
                  / KILOWATTS_PER_MEGAWATT
                  / MILLIWATTS_PER_KILOWATT
                  * grid.slotHours()
                  * MICRO_PER_EURO;
        }
        prices.add(its);
      }
    }
    return prices;
  }
}

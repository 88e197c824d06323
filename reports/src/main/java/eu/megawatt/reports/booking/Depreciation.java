package eu.megawatt.reports.booking;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.assumption.Life;
import eu.megawatt.reports.ledger.Quarter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What of an asset is written off until any time: straight-line from the day it is in service (IAS
 * 16.55), in whole microeuros. A quarter-hour bears the difference of two values, so an asset's
 * life bears its cost less its residual, exactly. A new life holds from its day on (IAS 8.36) and
 * leaves what was before as it was. From the day of retirement nothing more is written off; what is
 * left then is for whoever books the sale.
 */
public final class Depreciation {

  private static final BigDecimal DAYS_PER_YEAR = BigDecimal.valueOf(365);

  /** Quarter-hours of 365 days, as interest counts them, times 100 for percent. */
  private static final BigDecimal PERCENT_QUARTERS_PER_YEAR =
      BigDecimal.valueOf(365L * 96).movePointRight(2);

  /**
   * A time in which the same is written off at all times.
   *
   * @param from index of its first quarter-hour
   * @param until excluded
   * @param fromMicroeur what is written off before it
   * @param riseMicroeur what is written off in {@code run} quarter-hours, of which the last may
   *     come after its end
   */
  private record Stretch(long from, long until, long fromMicroeur, long riseMicroeur, long run) {

    long writtenOffMicroeur(long at) {
      return fromMicroeur
          + BigInteger.valueOf(riseMicroeur)
              .multiply(BigInteger.valueOf(at - from))
              .divide(BigInteger.valueOf(run))
              .longValueExact();
    }

    /** Interest on what is not written off, until a quarter-hour in it. */
    long interestMicroeur(long costMicroeur, long at, BigDecimal percentPerYear) {
      BigInteger quarters = BigInteger.valueOf(at - from);
      BigInteger twiceRun = BigInteger.valueOf(run).shiftLeft(1);
      BigInteger twiceRunTimesSum =
          BigInteger.valueOf(costMicroeur - fromMicroeur)
              .multiply(twiceRun)
              .multiply(quarters)
              .subtract(BigInteger.valueOf(riseMicroeur).multiply(quarters.pow(2)));
      return new BigDecimal(twiceRunTimesSum)
          .multiply(percentPerYear)
          .divide(
              new BigDecimal(twiceRun).multiply(PERCENT_QUARTERS_PER_YEAR), 0, RoundingMode.HALF_UP)
          .longValueExact();
    }
  }

  private final long costMicroeur;
  private final long retired;
  private final List<Stretch> stretches;

  private Depreciation(long costMicroeur, long retired, List<Stretch> stretches) {
    this.costMicroeur = costMicroeur;
    this.retired = retired;
    this.stretches = stretches;
  }

  /**
   * By the lives of a book; the register's where none of them is as old as the asset.
   *
   * @param lives of its class
   * @param eurPerUnit of its currency on the day it came into service
   */
  public static Depreciation of(Asset asset, List<Life> lives, BigDecimal eurPerUnit, ZoneId zone) {
    long costMicroeur = Micro.of(asset.cost().multiply(eurPerUnit));
    long wornMicroeur = costMicroeur - Micro.of(asset.residual().multiply(eurPerUnit));
    LocalDate inService = asset.inService();
    List<Stretch> stretches = new ArrayList<>();
    stretches.add(
        stretch(
            index(inService, zone), 0, wornMicroeur, end(inService, first(asset, lives)), zone));
    lives.stream()
        .filter(life -> life.heading().validFrom().isAfter(inService))
        .sorted(Comparator.comparing(life -> life.heading().validFrom()))
        .forEach(life -> change(stretches, inService, life, wornMicroeur, zone));
    long end = stretches.getLast().until();
    stretches.add(new Stretch(end, Long.MAX_VALUE, wornMicroeur, 0, 1));
    return new Depreciation(
        costMicroeur,
        asset.retired().map(day -> index(day, zone)).orElse(Long.MAX_VALUE),
        stretches);
  }

  private static BigDecimal first(Asset asset, List<Life> lives) {
    Optional<Life> life =
        lives.stream()
            .filter(it -> !it.heading().validFrom().isAfter(asset.inService()))
            .max(Comparator.comparing(it -> it.heading().validFrom()));
    return life.map(Life::lifeYears).orElse(asset.lifeYears());
  }

  /** Ends the last stretch where a new life begins, and spreads what is left over that. */
  private static void change(
      List<Stretch> stretches, LocalDate inService, Life life, long wornMicroeur, ZoneId zone) {
    LocalDate day = life.heading().validFrom();
    long at = index(day, zone);
    Stretch last = stretches.getLast();
    if (at >= last.until()) {
      return;
    }
    long before = last.writtenOffMicroeur(at);
    stretches.set(
        stretches.size() - 1,
        new Stretch(last.from(), at, last.fromMicroeur(), last.riseMicroeur(), last.run()));
    LocalDate end = end(inService, life.lifeYears());
    LocalDate later = end.isAfter(day) ? end : day.plusDays(1);
    stretches.add(stretch(at, before, wornMicroeur - before, later, zone));
  }

  private static Stretch stretch(
      long from, long fromMicroeur, long riseMicroeur, LocalDate end, ZoneId zone) {
    long until = index(end, zone);
    return new Stretch(from, until, fromMicroeur, riseMicroeur, until - from);
  }

  /** The first day after a life: whole calendar years, and a rest in days of a year of 365. */
  private static LocalDate end(LocalDate inService, BigDecimal lifeYears) {
    BigDecimal[] parts = lifeYears.divideAndRemainder(BigDecimal.ONE);
    long days = parts[1].multiply(DAYS_PER_YEAR).setScale(0, RoundingMode.HALF_UP).longValueExact();
    LocalDate end = inService.plusYears(parts[0].longValueExact()).plusDays(days);
    return end.isAfter(inService) ? end : inService.plusDays(1);
  }

  private static long index(LocalDate day, ZoneId zone) {
    return Quarter.at(day.atStartOfDay(zone).toInstant()).index();
  }

  /** What is written off before a quarter-hour begins. */
  public long writtenOffMicroeur(Quarter at) {
    long index = Math.min(at.index(), retired);
    if (index <= stretches.getFirst().from()) {
      return 0;
    }
    return stretches.stream()
        .filter(it -> index < it.until())
        .findFirst()
        .orElseThrow()
        .writtenOffMicroeur(index);
  }

  /**
   * What its book value costs from the day in service until a quarter-hour begins, each stretch
   * rounded half up: the rate times the area under its straight lines.
   */
  public long interestMicroeur(Quarter at, BigDecimal percentPerYear) {
    long index = Math.min(at.index(), retired);
    long sum = 0;
    for (Stretch it : stretches) {
      if (index > it.from()) {
        sum += it.interestMicroeur(costMicroeur, Math.min(index, it.until()), percentPerYear);
      }
    }
    return sum;
  }
}

package eu.megawatt.reports.imports;

import eu.megawatt.reports.series.BiddingZone;
import eu.megawatt.reports.series.Gap;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Optional;

/** What is odd about a series and yet may be true: said in notes, not refused. */
final class Oddities {

  /** The harmonised limits of the coupled day-ahead market, in EUR/MWh (ACER, 2023). */
  private static final BigDecimal LEAST_EUR_PER_MWH = BigDecimal.valueOf(-500);

  private static final BigDecimal MOST_EUR_PER_MWH = BigDecimal.valueOf(4_000);

  /** Transitions of a zone that are looked at: two a year. */
  private static final int TRANSITIONS = 200;

  private final TimedSeries series;
  private final Findings findings;
  private final ZoneId zone;

  private Oddities(TimedSeries series, Findings findings) {
    this.series = series;
    this.findings = findings;
    zone =
        BiddingZone.ofCode(series.id().zone()).map(BiddingZone::marketDay).orElse(ZoneOffset.UTC);
  }

  /** Notes days with a clock change, times without a value, and prices out of the limits. */
  static void note(TimedSeries series, Findings findings) {
    if (!series.steps().isEmpty()) {
      Oddities odd = new Oddities(series, findings);
      odd.notePrices();
      odd.noteChanges();
      odd.noteGaps();
    }
  }

  private void notePrices() {
    if (!series.id().currency().equals(Optional.of("EUR"))) {
      return;
    }
    List<Step> beyond =
        series.steps().stream()
            .filter(
                step ->
                    step.value().compareTo(LEAST_EUR_PER_MWH) < 0
                        || step.value().compareTo(MOST_EUR_PER_MWH) > 0)
            .toList();
    if (!beyond.isEmpty()) {
      findings.note(
          "%s: %,d prices are beyond %s to %s, the market's limits; the first is %s at %s"
              .formatted(
                  series.id(),
                  beyond.size(),
                  LEAST_EUR_PER_MWH,
                  MOST_EUR_PER_MWH,
                  beyond.getFirst().value().toPlainString(),
                  beyond.getFirst().from()));
    }
  }

  private void noteChanges() {
    Instant at = first().minusNanos(1);
    for (int i = 0; i < TRANSITIONS; i++) {
      @SuppressWarnings("NullAway") // null after the last transition, said by Optional
      Optional<ZoneOffsetTransition> next = Optional.ofNullable(zone.getRules().nextTransition(at));
      if (next.isEmpty() || !next.get().getInstant().isBefore(last())) {
        return;
      }
      at = next.get().getInstant();
      LocalDate day = at.atZone(zone).toLocalDate();
      findings.note(
          "%s: %s is a day of %d quarter hours, for the clock changes"
              .formatted(series.id(), day, length(day).toMinutes() / 15));
    }
  }

  private void noteGaps() {
    Instant from = first().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    LocalDate end = last().minusNanos(1).atZone(zone).toLocalDate().plusDays(1);
    for (Gap gap : series.coverage(from, end.atStartOfDay(zone).toInstant()).gaps()) {
      LocalDate day = gap.from().atZone(zone).toLocalDate();
      findings.note("%s: %s, of %s".formatted(series.id(), gap, day));
    }
  }

  private Duration length(LocalDate day) {
    return Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone));
  }

  private Instant first() {
    return series.steps().getFirst().from();
  }

  private Instant last() {
    return series.steps().getLast().to();
  }
}

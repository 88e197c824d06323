package eu.megawatt.service.cli;

import eu.megawatt.planner.week.HorizonUse;
import eu.megawatt.planner.week.PlannedWeek;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Weeks that the engine has scheduled as lines of text. */
final class WeeksText {

  private static final double KW_PER_MW = 1_000;
  private static final double PER_CENT = 100;
  private static final double CENTS_PER_MILLION_EUR = 1e8;
  private static final double CENTS_PER_EUR = 100;
  private static final double KG_PER_TONNE = 1_000;
  private static final double GRAMS_PER_TONNE = 1e6;
  private static final double MICRO_PER_EUR = 1e6;

  private WeeksText() {}

  /** Nothing of no weeks. */
  static List<String> of(List<PlannedWeek> weeks) {
    if (weeks.isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Weeks scheduled by the engine");
    lines.add("  week of       jobs on time    late  left out   work on time   most MW of IT");
    weeks.forEach(it -> lines.add(line(it)));
    HorizonUse all = HorizonUse.of(weeks);
    lines.add(
        String.format(
            Locale.ROOT,
            "  over the horizon %.1f %% of jobs and %.1f %% of work on time; %,d MWh from the grid",
            PER_CENT * all.jobsOnTimeRatio(),
            PER_CENT * all.workOnTimeRatio(),
            all.energyMwh()));
    lines.add("  " + costs(all));
    lines.addAll(hours(weeks, all));
    return lines;
  }

  /** What the hours save against the mean price; nothing where all hours have the same. */
  private static List<String> hours(List<PlannedWeek> weeks, HorizonUse all) {
    if (all.savedCostCents().isEmpty() && all.savedCarbonKg().isEmpty()) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("The same energy at the mean of each site's hours");
    lines.add(
        "  week of         EUR by hour   EUR at mean    saved   t by hour   t at mean    saved");
    weeks.forEach(
        it ->
            lines.add(
                hours(
                    it.stretch().monday().toString(),
                    it.costMicroEur().map(micro -> micro / MICRO_PER_EUR),
                    it.flatCostMicroEur().map(micro -> micro / MICRO_PER_EUR),
                    it.carbonGrams().map(grams -> grams / GRAMS_PER_TONNE),
                    it.flatCarbonGrams().map(grams -> grams / GRAMS_PER_TONNE))));
    lines.add(
        hours(
            "horizon",
            all.costCents().map(cents -> cents / CENTS_PER_EUR),
            all.flatCostCents().map(cents -> cents / CENTS_PER_EUR),
            all.carbonKg().map(kg -> kg / KG_PER_TONNE),
            all.flatCarbonKg().map(kg -> kg / KG_PER_TONNE)));
    return lines;
  }

  private static String hours(
      String name,
      Optional<Double> eur,
      Optional<Double> flatEur,
      Optional<Double> tonnes,
      Optional<Double> flatTonnes) {
    return String.format(
        Locale.ROOT,
        "  %-10s   %14s %13s %8s   %9s   %9s %8s",
        name,
        number(eur, "%,.0f"),
        number(flatEur, "%,.0f"),
        saved(flatEur, eur),
        number(tonnes, "%,.1f"),
        number(flatTonnes, "%,.1f"),
        saved(flatTonnes, tonnes));
  }

  private static String number(Optional<Double> value, String pattern) {
    return value.map(it -> String.format(Locale.ROOT, pattern, it)).orElse("-");
  }

  private static String saved(Optional<Double> flat, Optional<Double> byHour) {
    return number(
        flat.filter(it -> it != 0)
            .flatMap(from -> byHour.map(to -> PER_CENT * (from - to) / Math.abs(from))),
        "%.1f %%");
  }

  private static String line(PlannedWeek it) {
    long asked = it.askedGpuHours();
    String why =
        it.leftOutFor().entrySet().stream()
            .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
            .map(reason -> "%s %d".formatted(reason.getKey(), reason.getValue()))
            .collect(Collectors.joining(", "));
    return String.format(
            Locale.ROOT,
            "  %s   %,6d of %,5d  %,6d    %,6d        %5.1f %%          %6.1f  %s",
            it.stretch().monday(),
            it.onTimeCount(),
            it.jobCount(),
            it.lateCount(),
            it.leftOutCount(),
            asked == 0 ? PER_CENT : PER_CENT * it.onTimeGpuHours() / asked,
            it.peakItKw() / KW_PER_MW,
            why)
        .stripTrailing();
  }

  private static String costs(HorizonUse all) {
    if (all.costCents().isEmpty() || all.carbonKg().isEmpty()) {
      return "what it costs and emits is not known: a site that draws power has no prices";
    }
    return String.format(
        Locale.ROOT,
        "energy for %,.1f million EUR (%.2f EUR/MWh), %,.0f t of carbon",
        all.costCents().get() / CENTS_PER_MILLION_EUR,
        all.costCentsPerMwh().orElse(0L) / CENTS_PER_EUR,
        all.carbonKg().get() / KG_PER_TONNE);
  }
}

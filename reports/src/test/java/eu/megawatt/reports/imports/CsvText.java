package eu.megawatt.reports.imports;

import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.function.UnaryOperator;

/** Writes series as the CSV files of others, for tests; times are those of a clock on the wall. */
final class CsvText {

  private CsvText() {}

  /** Today's form of the transparency platform: slashes, seconds, an area in each row. */
  static String entsoe(List<TimedSeries> series, String clock, ZoneId zone) {
    StringBuilder text =
        new StringBuilder("\"MTU (%s)\",\"Area\",\"Sequence\",".formatted(clock))
            .append("\"Day-ahead Price (EUR/MWh)\",\"Intraday Price (EUR/MWh)\"\n");
    for (TimedSeries one : series) {
      for (Step step : one.steps()) {
        text.append(
            "\"%s - %s\",\"BZN|%s\",\"Without Sequence\",\"%s\",\"\"%n"
                .formatted(
                    wall(step.from(), zone, "dd/MM/yyyy HH:mm:ss"),
                    wall(step.to(), zone, "dd/MM/yyyy HH:mm:ss"),
                    one.id().zone(),
                    step.value().toPlainString()));
      }
    }
    return text.toString();
  }

  /** The older form: points, no seconds, the area as a column. */
  static String olderEntsoe(TimedSeries series, ZoneId zone) {
    StringBuilder text =
        new StringBuilder("\"MTU (CET/CEST)\",\"Day-ahead Price [EUR/MWh]\",\"Currency\",")
            .append("\"BZN|%s\"\n".formatted(series.id().zone()));
    for (Step step : series.steps()) {
      text.append(
          "\"%s - %s\",\"%s\",\"EUR\",\"\"\n"
              .formatted(
                  wall(step.from(), zone, "dd.MM.yyyy HH:mm"),
                  wall(step.to(), zone, "dd.MM.yyyy HH:mm"),
                  step.value().toPlainString()));
    }
    return text.toString();
  }

  /** RTE's form; what a row says can be changed. */
  static String eco2mix(TimedSeries series, ZoneId zone, String tab, UnaryOperator<String> row) {
    StringBuilder text =
        new StringBuilder(
            String.join(
                tab, "Périmètre", "Nature", "Date", "Heures", "Consommation", "Taux de Co2\n"));
    for (Step step : series.steps()) {
      text.append(
          row.apply(
              String.join(
                  tab,
                  "France",
                  "Données définitives",
                  wall(step.from(), zone, "yyyy-MM-dd"),
                  wall(step.from(), zone, "HH:mm"),
                  "50000",
                  step.value().toPlainString(),
                  "\n")));
    }
    return text.toString();
  }

  /** The product's own form. */
  static String series(List<TimedSeries> series) {
    StringBuilder text = new StringBuilder("from,to,zone,kind,value,currency,source\n");
    for (TimedSeries one : series) {
      for (Step step : one.steps()) {
        text.append(
            String.join(
                ",",
                step.from().toString(),
                step.to().toString(),
                one.id().zone(),
                one.id().kind().word(),
                step.value().toPlainString(),
                one.id().currency().orElse(""),
                one.source() + "\n"));
      }
    }
    return text.toString();
  }

  private static String wall(Instant instant, ZoneId zone, String form) {
    return DateTimeFormatter.ofPattern(form).format(instant.atZone(zone));
  }
}

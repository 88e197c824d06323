package eu.megawatt.reports.regulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The report on a data centre and a calendar year (Directive (EU) 2023/1791, article 12), by each
 * version of the regulation beside the other.
 */
public record AnnualReport(DataCentre centre, int year, List<VersionReport> versions) {

  public AnnualReport {
    versions = List.copyOf(versions);
  }

  /**
   * Puts a report together.
   *
   * @param booked what the books know, such as {@link BookedEnergy}
   * @param declared what was given otherwise; takes the place of what is booked
   */
  public static AnnualReport of(
      DataCentre centre,
      int year,
      Definitions definitions,
      Map<String, DataPoint> booked,
      Map<String, DataPoint> declared) {
    Map<String, DataPoint> points = new HashMap<>(booked);
    points.putAll(declared);
    List<String> replaced = replaced(booked, declared);
    return new AnnualReport(
        centre,
        year,
        definitions.sets().stream()
            .map(set -> version(centre, year, set, points, replaced))
            .toList());
  }

  private static VersionReport version(
      DataCentre centre,
      int year,
      DefinitionSet set,
      Map<String, DataPoint> points,
      List<String> replaced) {
    DataSheet sheet = DataSheet.of(set, points);
    List<String> findings = new ArrayList<>(sheet.findings());
    findings.addAll(replaced);
    findings.addAll(uncovered(centre, year, sheet));
    return new VersionReport(
        set,
        Applicability.of(centre, year, set, sheet),
        set.dueOn(year),
        sheet,
        set.indicators().stream().map(indicator -> indicator.of(sheet)).toList(),
        findings);
  }

  private static List<String> replaced(
      Map<String, DataPoint> booked, Map<String, DataPoint> declared) {
    List<String> replaced = new ArrayList<>();
    booked.forEach(
        (id, point) -> {
          if (point instanceof DataPoint.Known known
              && declared.get(id) instanceof DataPoint.Known other
              && known.value().compareTo(other.value()) != 0) {
            replaced.add(
                "%s is given as %s (%s), which counts; the books have %s (%s)"
                    .formatted(
                        id,
                        other.value().toPlainString(),
                        other.provenance().source(),
                        known.value().toPlainString(),
                        known.provenance().source()));
          }
        });
    replaced.sort(null);
    return replaced;
  }

  private static List<String> uncovered(DataCentre centre, int year, DataSheet sheet) {
    LocalDate first = centre.firstDayOf(year);
    LocalDate end = LocalDate.of(year + 1, 1, 1);
    List<String> uncovered = new ArrayList<>();
    for (DataPoint point : sheet.points()) {
      if (point instanceof DataPoint.Known known
          && (known.provenance().from().isAfter(first) || known.provenance().to().isBefore(end))) {
        uncovered.add(
            "%s is of %s to %s; the year to be reported is from %s to %s"
                .formatted(
                    known.id(),
                    known.provenance().from(),
                    known.provenance().to().minusDays(1),
                    first,
                    end.minusDays(1)));
      }
    }
    return uncovered;
  }
}

package eu.megawatt.service.rest;

import eu.megawatt.reports.regulation.CentreRegister;
import eu.megawatt.reports.regulation.DataCentre;
import eu.megawatt.reports.regulation.DeclaredPoint;
import eu.megawatt.service.books.input.DocumentVersion;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A version of what is declared of data centres. */
record ShownCentres(
    int version,
    Instant recordedAt,
    String recordedBy,
    String reason,
    List<Centre> dataCentres,
    List<Item> items) {

  /** A data centre. */
  record Centre(String siteId, String name, LocalDate operatingFrom, boolean isExempt) {

    static Centre of(DataCentre it) {
      return new Centre(it.siteId(), it.name(), it.operatingFrom(), it.isExempt());
    }
  }

  /**
   * A data point; the value is a decimal in a text, with all its digits.
   *
   * @param until the last day that it covers
   */
  record Item(
      String siteId,
      Optional<String> year,
      String dataPoint,
      Optional<String> value,
      Optional<String> text,
      String quality,
      List<String> meterIds,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      String source) {

    static Item of(DeclaredPoint it) {
      return new Item(
          it.siteId(),
          it.year().map(String::valueOf),
          it.pointId(),
          it.value().map(value -> value.toPlainString()),
          it.text(),
          it.quality().word(),
          it.meterIds(),
          it.from(),
          it.to().map(day -> day.minusDays(1)),
          it.source());
    }
  }

  static ShownCentres of(DocumentVersion version, CentreRegister register) {
    return new ShownCentres(
        version.version(),
        version.recordedAt(),
        version.recordedBy(),
        version.reason(),
        register.centres().stream().map(Centre::of).toList(),
        register.points().stream().map(Item::of).toList());
  }
}

package eu.megawatt.reports.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/** Files as the tests make them. */
final class Made {

  static final Facts FACTS =
      Facts.of("Costs of November", Instant.parse("2026-12-01T08:00:00Z"), "snapshot-7")
          .withPeriod(
              new Facts.Period(
                  "2026-11",
                  Instant.parse("2026-10-31T23:00:00Z"),
                  Instant.parse("2026-11-30T23:00:00Z"),
                  Optional.of("ab".repeat(32))))
          .withZone(ZoneId.of("Europe/Paris"))
          .withFilter("tenant", "=acme & \"sons\"")
          .withCurrency("EUR")
          .withSource("Tariff of the site, version 3.");

  private Made() {}

  static byte[] file(FileFormat format, RandomTable table) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TableFiles.write(format, table.schema(), FACTS, out, table.rows());
    return out.toByteArray();
  }
}

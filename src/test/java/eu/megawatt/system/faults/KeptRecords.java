package eu.megawatt.system.faults;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.telemetry.record.RecordBytes;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The records of a data directory that no service has open, as text: a line each, with its bytes.
 */
final class KeptRecords {

  private static final HexFormat HEX = HexFormat.of();

  private final List<String> lines = new ArrayList<>();

  private KeptRecords() {}

  static List<String> of(Path data, Inventory fleet, long fromMillis, long toMillis) {
    KeptRecords kept = new KeptRecords();
    try (Database database = Database.open(DataDirectory.open(data))) {
      RecordTables tables = new RecordTables(database.jdbi());
      for (String node : fleet.nodes().keySet()) {
        kept.quarters(tables, RecordScope.NODE, node, fromMillis, toMillis);
        tables
            .minutes(node, fromMillis, toMillis)
            .forEach(
                it ->
                    kept.lines.add(
                        "minute %s %d %s"
                            .formatted(
                                node,
                                it.content().startMillis(),
                                HEX.formatHex(RecordBytes.of(it.content())))));
      }
      for (String domain : fleet.domains().keySet()) {
        kept.quarters(tables, RecordScope.DOMAIN, domain, fromMillis, toMillis);
      }
      for (String site : fleet.sites().keySet()) {
        kept.quarters(tables, RecordScope.SITE, site, fromMillis, toMillis);
      }
    }
    return kept.lines;
  }

  private void quarters(
      RecordTables tables, RecordScope scope, String id, long fromMillis, long toMillis) {
    tables
        .quarters(new Subject(scope, id), fromMillis, toMillis)
        .forEach(
            it ->
                lines.add(
                    "quarter %s %s %d %s"
                        .formatted(
                            scope.word(),
                            id,
                            it.content().startMillis(),
                            HEX.formatHex(RecordBytes.of(it.content())))));
  }
}

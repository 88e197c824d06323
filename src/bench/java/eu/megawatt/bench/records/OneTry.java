package eu.megawatt.bench.records;

import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.telemetry.record.QuarterRecord;
import eu.megawatt.telemetry.record.RecordScope;
import eu.megawatt.telemetry.record.Subject;
import eu.megawatt.telemetry.record.Versioned;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;

/**
 * One thing done once with the tables, in a process of its own, its milliseconds written to a file:
 * directory, days, nodes, what, which, file. Opening the database is not in it.
 */
final class OneTry {

  private OneTry() {}

  public static void main(String... arguments) throws Exception {
    LogManager.getLogManager().getLogger("").setLevel(Level.SEVERE);
    Month month = new Month(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    int which = Integer.parseInt(arguments[4]);
    try (Database database = Database.open(DataDirectory.open(Path.of(arguments[0])))) {
      RecordTables tables = new RecordTables(database.jdbi());
      double millis =
          switch (arguments[3]) {
            case "node" ->
                read(tables, month, new Subject(RecordScope.NODE, month.nodes().get(which)));
            case "site" -> read(tables, month, month.site());
            case "write" -> write(tables, month, Month.FIRST_QUARTER + month.quarters() + which);
            default -> throw new IllegalArgumentException(arguments[3]);
          };
      Files.writeString(Path.of(arguments[5]), Double.toString(millis), StandardCharsets.US_ASCII);
    }
  }

  private static double read(RecordTables tables, Month month, Subject subject) {
    long began = System.nanoTime();
    List<Versioned<QuarterRecord>> records =
        tables.quarters(subject, month.fromMillis(), month.toMillis());
    double millis = (System.nanoTime() - began) / 1e6;
    if (records.size() != month.quarters()
        || records.getLast().content().nodes().millijoules() <= 0) {
      throw new IllegalStateException("%s has %d records".formatted(subject, records.size()));
    }
    return millis;
  }

  /** A quarter-hour of all nodes and sums, as the roll-up writes it. */
  private static double write(RecordTables tables, Month month, long quarter) {
    List<QuarterRecord> records = new ArrayList<>();
    for (int node = 0; node < month.nodes().size(); node++) {
      records.add(month.ofNode(node, quarter));
    }
    for (int sum = 0; sum < month.sums().size(); sum++) {
      records.add(month.ofSum(sum, quarter));
    }
    long began = System.nanoTime();
    tables.writeQuarters(records);
    return (System.nanoTime() - began) / 1e6;
  }
}

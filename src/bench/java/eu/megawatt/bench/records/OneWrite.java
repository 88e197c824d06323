package eu.megawatt.bench.records;

import eu.megawatt.service.record.RecordTables;
import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.telemetry.record.QuarterRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.LogManager;

/**
 * A quarter-hour of all nodes written once in a process of its own, its milliseconds written to a
 * file: directory, days, nodes, which after the month, file. Opening the database is not in it.
 */
final class OneWrite {

  private OneWrite() {}

  public static void main(String... arguments) throws Exception {
    LogManager.getLogManager().getLogger("").setLevel(Level.SEVERE);
    Month month = new Month(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
    long quarter = Month.FIRST_QUARTER + month.quarters() + Integer.parseInt(arguments[3]);
    try (Database database = Database.open(DataDirectory.open(Path.of(arguments[0])))) {
      double millis = write(new RecordTables(database.jdbi()), month, quarter);
      Files.writeString(Path.of(arguments[4]), Double.toString(millis), StandardCharsets.US_ASCII);
    }
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

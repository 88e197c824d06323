package eu.megawatt.reports.file;

import eu.megawatt.reports.table.RowSink;
import eu.megawatt.reports.table.Rows;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Writes a table in any format, row by row: no format keeps the rows that it has written. */
public final class TableFiles {

  private TableFiles() {}

  /**
   * A table that is written to a stream, which stays open. Closing the sink makes the file whole:
   * where rows may fail to come, {@link #write} is safer.
   */
  public static RowSink open(FileFormat format, Schema schema, Facts facts, OutputStream out)
      throws IOException {
    return sink(format, schema, facts, out);
  }

  /**
   * Writes a whole table to a stream, which stays open. Where a row is refused, or the rows stop
   * with an exception, what was written is left without an end and no reader of XLSX, JSON or
   * Parquet takes it for a file; of CSV the caller has to throw it away.
   *
   * @return how many rows were written
   */
  public static long write(
      FileFormat format, Schema schema, Facts facts, OutputStream out, Rows rows)
      throws IOException {
    CheckedSink sink = sink(format, schema, facts, out);
    try {
      rows.into(sink);
      sink.close();
      return sink.rows();
    } finally {
      sink.abandon();
    }
  }

  /**
   * Writes a whole table as a file, which appears whole or not at all.
   *
   * @return what the manifest is to say of it
   */
  public static ManifestFile writeFile(
      Path file, FileFormat format, Schema schema, Facts facts, Rows rows) throws IOException {
    return NewFile.write(
        file,
        format,
        out -> {
          long count = write(format, schema, facts, out, rows);
          return List.of(new WrittenTable(schema.name(), schema.name(), schema.version(), count));
        });
  }

  private static CheckedSink sink(FileFormat format, Schema schema, Facts facts, OutputStream out)
      throws IOException {
    return new CheckedSink(schema, writer(format, schema, facts, out));
  }

  private static TableWriter writer(FileFormat format, Schema schema, Facts facts, OutputStream out)
      throws IOException {
    return switch (format) {
      case CSV -> new CsvTable(CsvProfile.MACHINE, schema, out);
      case CSV_FR -> new CsvTable(CsvProfile.FRENCH, schema, out);
      case CSV_SV -> new CsvTable(CsvProfile.SWEDISH, schema, out);
      case JSON -> new JsonTable(schema, facts, out);
      case PARQUET -> new ParquetTable(schema, facts, out);
      case XLSX -> XlsxBook.alone(schema, facts, out);
    };
  }
}

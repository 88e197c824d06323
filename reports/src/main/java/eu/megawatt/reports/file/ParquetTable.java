package eu.megawatt.reports.file;

import eu.megawatt.reports.table.Cell;
import eu.megawatt.reports.table.Schema;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * A table as Parquet, not compressed: no native library, and bytes that depend on nothing but the
 * rows. Text that repeats, which is most of it, is in dictionaries anyway.
 */
final class ParquetTable implements TableWriter {

  /** Rows are held in memory until they fill this; column by column it is large enough to read. */
  private static final long ROW_GROUP_BYTES = 32L << 20;

  private final ParquetStream stream;
  private final ParquetWriter<List<Cell>> writer;

  ParquetTable(Schema schema, Facts facts, OutputStream out) throws IOException {
    this.stream = new ParquetStream(out);
    this.writer =
        new ParquetRows.Builder(stream, schema, facts)
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.UNCOMPRESSED)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .build();
  }

  @Override
  public void row(List<Cell> row) throws IOException {
    writer.write(row);
  }

  @Override
  public void finish() throws IOException {
    writer.close();
    stream.flush();
  }

  /**
   * Closes the writer, which is the only way to have its memory back, and lets no end be written.
   */
  @Override
  public void abandon() {
    stream.discard();
    try {
      writer.close();
    } catch (IOException | RuntimeException _) {
      // What failed before is what the caller is told; this only releases.
    }
  }
}

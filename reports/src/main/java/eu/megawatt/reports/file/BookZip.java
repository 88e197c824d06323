package eu.megawatt.reports.file;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The parts of a workbook, one after the other, all of the same moment. It is not the first that a
 * zip can say, which is taken for unknown and gets a field in the zone of the machine.
 */
final class BookZip {

  private static final LocalDateTime MOMENT = LocalDateTime.of(1980, 2, 1, 0, 0);

  /** Of 9; the default makes sheets a tenth smaller and takes twice as long. */
  private static final int EFFORT = 4;

  private final ZipOutputStream zip;
  private final Writer text;

  BookZip(OutputStream out) {
    this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    zip.setLevel(EFFORT);
    this.text = new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8), 1 << 16);
  }

  /** Where a part is written to until it is ended. */
  Writer begin(String part) throws IOException {
    ZipEntry entry = new ZipEntry(part);
    entry.setTimeLocal(MOMENT);
    zip.putNextEntry(entry);
    return text;
  }

  void end() throws IOException {
    text.flush();
    zip.closeEntry();
  }

  void part(String name, String xml) throws IOException {
    begin(name).write(xml);
    end();
  }

  /** Ends the file; the stream below stays open. */
  void finish() throws IOException {
    zip.finish();
    zip.flush();
  }
}

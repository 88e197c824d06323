package eu.megawatt.service.books.input;

import eu.megawatt.reports.series.Step;
import eu.megawatt.service.store.Gzip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The steps of a series as bytes: how many, then of each its two instants and its value. */
final class StepBytes {

  private StepBytes() {}

  static byte[] of(List<Step> steps) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(steps.size());
      for (Step step : steps) {
        write(out, step.from());
        write(out, step.to());
        out.writeUTF(step.value().toPlainString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Gzip.packed(bytes.toByteArray());
  }

  static List<Step> read(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Gzip.unpacked(bytes)))) {
      int count = in.readInt();
      List<Step> steps = new ArrayList<>(count);
      for (int i = 0; i < count; i++) {
        steps.add(new Step(instant(in), instant(in), new BigDecimal(in.readUTF())));
      }
      return steps;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(DataOutputStream out, Instant instant) throws IOException {
    out.writeLong(instant.getEpochSecond());
    out.writeInt(instant.getNano());
  }

  private static Instant instant(DataInputStream in) throws IOException {
    return Instant.ofEpochSecond(in.readLong(), in.readInt());
  }
}

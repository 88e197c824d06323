package eu.megawatt.service.books.ledger;

import eu.megawatt.service.store.Gzip;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Compressed bytes with the number of their layout in front. */
final class Packed {

  private static final int LAYOUT = 1;

  private Packed() {}

  /** What writes the content. */
  interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  /** What reads it. */
  interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  static byte[] of(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(LAYOUT);
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Gzip.packedFast(bytes.toByteArray());
  }

  /** Whether both have the same content, however they were compressed. */
  static boolean isSame(byte[] one, byte[] other) {
    return Arrays.equals(one, other) || Arrays.equals(Gzip.unpacked(one), Gzip.unpacked(other));
  }

  static <T> T read(byte[] bytes, Reading<T> reading) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Gzip.unpacked(bytes)))) {
      int layout = in.readByte();
      if (layout != LAYOUT) {
        throw new IllegalStateException(
            "The ledger has content of layout %d; %d is known. Maybe a later version wrote it."
                .formatted(layout, LAYOUT));
      }
      return reading.from(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(List<String> texts, DataOutputStream out) throws IOException {
    out.writeInt(texts.size());
    for (String text : texts) {
      out.writeUTF(text);
    }
  }

  static List<String> texts(DataInputStream in) throws IOException {
    List<String> texts = new ArrayList<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.add(in.readUTF());
    }
    return texts;
  }
}

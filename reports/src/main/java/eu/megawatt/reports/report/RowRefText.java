package eu.megawatt.reports.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * References as text: what they say and a part of its hash, so that a text which was cut, typed or
 * made up is told from one that was given out. It is no secret and no permission.
 */
final class RowRefText {

  private static final int VERSION = 1;
  private static final int HASH_BYTES = 6;

  /** Longer than any that is made of ids as fleets have them. */
  private static final int MOST_CHARACTERS = 8_192;

  private RowRefText() {}

  static String encode(RowRef ref) {
    byte[] said = said(ref);
    byte[] all = Arrays.copyOf(said, said.length + HASH_BYTES);
    System.arraycopy(hash(said), 0, all, said.length, HASH_BYTES);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  private static byte[] said(RowRef ref) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      write(out, ref.month().toString());
      write(out, ref.corrects().map(YearMonth::toString).orElse(""));
      for (Map.Entry<RowField, String> field : ref.where().entrySet()) {
        out.writeByte(field.getKey().code());
        write(out, field.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void write(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Optional<RowRef> decode(String text) {
    if (text.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      byte[] all = Base64.getUrlDecoder().decode(text);
      byte[] said = Arrays.copyOf(all, Math.max(0, all.length - HASH_BYTES));
      RowRef ref = read(said);
      return encode(ref).equals(text) ? Optional.of(ref) : Optional.empty();
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static RowRef read(byte[] said) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(said));
    if (in.readByte() != VERSION) {
      throw new IllegalArgumentException("The reference is of another version");
    }
    YearMonth month = YearMonth.parse(text(in));
    String corrects = text(in);
    SortedMap<RowField, String> where = new TreeMap<>();
    while (in.available() > 0) {
      where.put(field(in.readByte()), text(in));
    }
    return new RowRef(
        month,
        corrects.isEmpty() ? Optional.empty() : Optional.of(YearMonth.parse(corrects)),
        where);
  }

  private static RowField field(int code) {
    return RowField.of(code)
        .orElseThrow(() -> new IllegalArgumentException("There is no field %d".formatted(code)));
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IllegalArgumentException("A text of %d bytes is cut".formatted(length));
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static byte[] hash(byte[] said) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(said);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

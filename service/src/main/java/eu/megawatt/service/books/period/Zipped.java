package eu.megawatt.service.books.period;

import eu.megawatt.service.store.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * What is kept of a closed month, zipped, with the hash of what it was before.
 *
 * @param sha256 in hexadecimal
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of bytes, never compared
record Zipped(byte[] bytes, String sha256) {

  /** Writes something. */
  @FunctionalInterface
  interface Writing {
    void into(OutputStream out) throws IOException;
  }

  /** Reads something. */
  @FunctionalInterface
  interface Reading<T> {
    T from(InputStream in) throws IOException;
  }

  static Zipped of(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    MessageDigest digest = Sha256.digest();
    try (OutputStream out = new DigestOutputStream(new GZIPOutputStream(bytes), digest)) {
      writing.into(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Zipped(bytes.toByteArray(), HexFormat.of().formatHex(digest.digest()));
  }

  /**
   * Reads it back.
   *
   * @param what it is, for people
   * @throws IllegalStateException where it is not what was kept
   */
  <T> T read(String what, Reading<T> reading) {
    byte[] plain;
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      plain = in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(what + " cannot be unzipped", e);
    }
    requireSame(what, plain);
    try (InputStream in = new ByteArrayInputStream(plain)) {
      return reading.from(in);
    } catch (IOException e) {
      throw new IllegalStateException(what + " cannot be read", e);
    }
  }

  private void requireSame(String what, byte[] plain) {
    String is = Sha256.hex(plain);
    if (!is.equals(sha256)) {
      throw new IllegalStateException(
          "%s has the hash %s and was kept with %s. Maybe restore the database from a backup"
              .formatted(what, is, sha256));
    }
  }
}

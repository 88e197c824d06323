package eu.megawatt.service.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Bytes as tables keep them. */
public final class Gzip {

  private static final int BUFFER_BYTES = 8192;

  private Gzip() {}

  /** Packs bytes. */
  public static byte[] packed(byte[] plain) {
    return packed(plain, Deflater.DEFAULT_COMPRESSION);
  }

  /** Packs bytes of which there are so many that time counts more than size. */
  public static byte[] packedFast(byte[] plain) {
    return packed(plain, Deflater.BEST_SPEED);
  }

  private static byte[] packed(byte[] plain, int level) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BUFFER_BYTES);
    try (OutputStream zip = new Levelled(bytes, level)) {
      zip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static final class Levelled extends GZIPOutputStream {
    Levelled(OutputStream out, int level) throws IOException {
      super(out, BUFFER_BYTES);
      def.setLevel(level);
    }
  }

  /** Unpacks what was packed. */
  public static byte[] unpacked(byte[] packed) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

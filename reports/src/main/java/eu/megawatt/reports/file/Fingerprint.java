package eu.megawatt.reports.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What two files share only if they are the same.
 *
 * @param sha256 in lower-case hexadecimal
 */
record Fingerprint(long bytes, String sha256) {

  /** Hands bytes on and takes their fingerprint. */
  static final class Stream extends DigestOutputStream {

    private long bytes;

    Stream(OutputStream out) {
      super(out, digest256());
    }

    @Override
    public void write(int b) throws IOException {
      super.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
      super.write(b, offset, length);
      bytes += length;
    }

    /** Of what was written. Ends the taking. */
    Fingerprint taken() {
      return new Fingerprint(bytes, HexFormat.of().formatHex(digest.digest()));
    }
  }

  static Fingerprint of(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        Stream stream = new Stream(OutputStream.nullOutputStream())) {
      in.transferTo(stream);
      return stream.taken();
    }
  }

  private static MessageDigest digest256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256, and this one has not", e);
    }
  }
}

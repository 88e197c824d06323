package eu.megawatt.fleet.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Turns the bytes of a document into tokens: unzipped, bounded, and in the syntax they are in. */
final class DocumentInput {

  /** Decoded bytes of JSON that are read at most. */
  static final long LARGEST_JSON = 1L << 30;

  /** Decoded bytes of YAML that are read at most; its parser needs far more memory. */
  static final long LARGEST_YAML = 1L << 28;

  private static final int BUFFER = 1 << 16;

  private DocumentInput() {}

  static Tokens open(InputStream raw, Optional<Syntax> given) throws IOException {
    InputStream plain = unzipped(new BufferedInputStream(raw, BUFFER));
    BufferedInputStream in =
        new BufferedInputStream(
            new GuardedInputStream(
                plain, given.equals(Optional.of(Syntax.YAML)) ? LARGEST_YAML : LARGEST_JSON),
            BUFFER);
    refuseOtherEncodings(in);
    int first = firstCharacter(in);
    return switch (given.orElse(first == '{' || first == '[' ? Syntax.JSON : Syntax.YAML)) {
      case JSON -> new JsonTokens(in);
      case YAML -> new YamlTokens(new GuardedInputStream(in, LARGEST_YAML));
    };
  }

  private static InputStream unzipped(BufferedInputStream in) throws IOException {
    byte[] start = peek(in, 2);
    boolean zipped = start.length == 2 && start[0] == 0x1f && start[1] == (byte) 0x8b;
    return zipped ? new GZIPInputStream(in, BUFFER) : in;
  }

  private static void refuseOtherEncodings(BufferedInputStream in) throws IOException {
    byte[] start = peek(in, 4);
    if (start.length >= 3 && start[0] == (byte) 0xef && start[1] == (byte) 0xbb) {
      throw new UnreadableException(
          "the document starts with a byte order mark. Save it as UTF-8 without one");
    }
    for (byte b : start) {
      if (b == 0 || b == (byte) 0xff || b == (byte) 0xfe) {
        throw new UnreadableException("the document is not UTF-8 text");
      }
    }
  }

  /** The first character that is not blank, as far as one buffer shows; a blank otherwise. */
  private static int firstCharacter(BufferedInputStream in) throws IOException {
    in.mark(BUFFER);
    int c = in.read();
    for (int i = 1; i < BUFFER && c >= 0 && c <= ' '; i++) {
      c = in.read();
    }
    in.reset();
    if (c < 0) {
      throw new UnreadableException("the document is empty");
    }
    return c;
  }

  private static byte[] peek(BufferedInputStream in, int length) throws IOException {
    in.mark(length);
    byte[] start = in.readNBytes(length);
    in.reset();
    return start;
  }
}

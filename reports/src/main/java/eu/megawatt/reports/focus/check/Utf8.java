package eu.megawatt.reports.focus.check;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * The characters of a stream of UTF-8 up to the first bytes that are none, which a reader of the
 * JDK would tell a buffer too early.
 */
final class Utf8 {

  static final int END = -1;

  private static final int BUFFER = 1 << 16;

  private final InputStream in;
  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
  private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
  private boolean ended;
  private boolean malformed;

  Utf8(InputStream in) {
    this.in = in;
  }

  /** The next character, or {@link #END} at the end and at bytes that are not UTF-8. */
  int next() throws IOException {
    while (!chars.hasRemaining() && !malformed && !(ended && !bytes.hasRemaining())) {
      fill();
    }
    return chars.hasRemaining() ? chars.get() : END;
  }

  /** Whether the characters ended at bytes that are not UTF-8. */
  boolean isMalformed() {
    return malformed;
  }

  private void fill() throws IOException {
    bytes.compact();
    int count = in.read(bytes.array(), bytes.position(), bytes.remaining());
    if (count < 0) {
      ended = true;
    } else {
      bytes.position(bytes.position() + count);
    }
    bytes.flip();
    chars.clear();
    CoderResult result = decoder.decode(bytes, chars, ended);
    malformed = result.isError();
    chars.flip();
  }
}

package eu.megawatt.telemetry.source;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Bytes as text, where they are text. */
public final class Utf8 {

  private Utf8() {}

  /** The text; refused where a byte is not UTF-8, rather than replaced by another character. */
  public static String text(byte[] bytes) throws UnreadableException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableException("not UTF-8 text", e);
    }
  }
}

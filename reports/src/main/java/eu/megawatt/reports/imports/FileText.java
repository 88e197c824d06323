package eu.megawatt.reports.imports;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text of a file, without the byte order mark that spreadsheets write. */
final class FileText {

  private static final char MARK = '\ufeff';

  private FileText() {}

  /** UTF-8, or a refusal that names the first line that is not. */
  static String utf8(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length + 1);
    CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
    out.flip();
    if (result.isError()) {
      long line = 1 + out.chars().filter(c -> c == '\n').count();
      throw Gathering.refused(
          "/" + line, "the file is not UTF-8 text in this line. Maybe save it as UTF-8");
    }
    return unmarked(out.toString());
  }

  /** UTF-8, or the Latin alphabet of Western Europe (ISO-8859-1) where it is not that. */
  static String utf8OrLatin(byte[] bytes) {
    return strict(bytes).orElseGet(() -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private static Optional<String> strict(byte[] bytes) {
    try {
      return Optional.of(
          unmarked(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString()));
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  private static String unmarked(String text) {
    return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
  }
}

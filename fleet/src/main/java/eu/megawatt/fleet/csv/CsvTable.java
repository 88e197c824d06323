package eu.megawatt.fleet.csv;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A CSV file as in RFC 4180: cells in quotes may have separators, line breaks and doubled quotes.
 * Where the first line has semicolons and no comma, they separate. A byte order mark, which
 * spreadsheets write, is passed over.
 */
public final class CsvTable {

  /** Bytes that are read at most. */
  static final int LARGEST = 64 << 20;

  private static final char MARK = '\ufeff';

  /**
   * A row.
   *
   * @param line the number of its first line, from 1
   */
  public record Row(int line, List<String> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    private boolean isBlank() {
      return cells.size() == 1 && cells.getFirst().isBlank();
    }
  }

  private final String text;
  private final char separator;
  private final List<Row> rows = new ArrayList<>();
  private int at;
  private int line = 1;

  private CsvTable(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /** All rows that are not blank, the header first. */
  public static List<Row> read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(LARGEST + 1);
    if (bytes.length > LARGEST) {
      throw refused(
          "the file is larger than %d MiB, the most that is read".formatted(LARGEST >> 20));
    }
    String text = decoded(bytes);
    String first = text.lines().findFirst().orElse("");
    char separator = first.indexOf(';') >= 0 && first.indexOf(',') < 0 ? ';' : ',';
    return read(text, separator, Integer.MAX_VALUE);
  }

  /**
   * All rows of a text that are not blank, the header first.
   *
   * @throws InvalidDocumentException where a quote is never closed, or there are more rows than
   *     what is read at most
   */
  public static List<Row> read(String text, char separator, int mostRows) {
    CsvTable table = new CsvTable(text, separator);
    while (table.at < text.length()) {
      table.readRow();
      if (table.rows.size() > mostRows) {
        throw refused(
            "the file has more than %,d rows, the most that are read. Maybe split it"
                .formatted(mostRows));
      }
    }
    return List.copyOf(table.rows);
  }

  private static String decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw refused("the file is not UTF-8 text. Maybe save it as \"CSV UTF-8\"");
    }
  }

  private static InvalidDocumentException refused(String message) {
    return new InvalidDocumentException(List.of(new Issue("", message)));
  }

  private void readRow() {
    int start = line;
    List<String> cells = new ArrayList<>();
    cells.add(readCell());
    while (at < text.length() && text.charAt(at) == separator) {
      at++;
      cells.add(readCell());
    }
    passLineBreak();
    Row row = new Row(start, cells);
    if (!row.isBlank()) {
      rows.add(row);
    }
  }

  private String readCell() {
    if (at < text.length() && text.charAt(at) == '"') {
      return readQuoted();
    }
    int start = at;
    while (at < text.length() && text.charAt(at) != separator && !isLineBreak(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private String readQuoted() {
    int opened = line;
    StringBuilder cell = new StringBuilder();
    for (at++; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
        at++;
      } else if (c == '"') {
        at++;
        return cell.append(readCellRest()).toString();
      }
      line += c == '\n' ? 1 : 0;
      cell.append(c);
    }
    throw new InvalidDocumentException(
        List.of(new Issue("/" + opened, "a quote is opened in this line and never closed")));
  }

  /** Whatever stands between a closing quote and the next separator. */
  private String readCellRest() {
    int start = at;
    while (at < text.length() && text.charAt(at) != separator && !isLineBreak(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private void passLineBreak() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    line++;
  }

  private static boolean isLineBreak(char c) {
    return c == '\r' || c == '\n';
  }
}

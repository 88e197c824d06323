package eu.megawatt.reports.focus.check;

import eu.megawatt.fleet.document.Names;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file of comma-separated values, strictly as RFC 4180 has it and in UTF-8, row by row. Cells are
 * taken as they are; nothing is stripped. A row that is not sound is told and passed over. Not for
 * several threads.
 */
final class FocusCsv {

  /** Problems that are told at most; the others are counted. */
  static final int TOLD = 100;

  /** Characters of a cell at most. */
  static final int LARGEST_CELL = 1 << 20;

  private static final int END = Utf8.END;
  private static final char MARK = '\ufeff';

  private final Utf8 in;
  private final List<FileProblem> problems = new ArrayList<>();
  private final List<String> header;
  private long problemCount;
  private long line = 1;
  private int next;
  private boolean sound = true;
  private boolean broken;

  FocusCsv(InputStream bytes) throws IOException {
    in = new Utf8(bytes);
    advance();
    if (next == MARK) {
      say(1, "the file begins with a byte order mark, which RFC 4180 does not have");
      advance();
    }
    header = next == END ? List.of() : record();
    sayHeader();
  }

  /** The names of the columns. */
  List<String> header() {
    return header;
  }

  /** The next row that is sound; empty at the end of the file. */
  Optional<FocusRow> next() throws IOException {
    while (next != END && !broken) {
      long start = line;
      sound = true;
      List<String> cells = record();
      if (fits(start, cells)) {
        return Optional.of(new FocusRow(start, cells));
      }
    }
    return Optional.empty();
  }

  List<FileProblem> problems() {
    return List.copyOf(problems);
  }

  /** All of them, those too that are not told one by one. */
  long problemCount() {
    return problemCount;
  }

  private boolean fits(long start, List<String> cells) {
    if (!sound) {
      return false;
    }
    if (cells.size() == header.size()) {
      return true;
    }
    say(
        start,
        cells.equals(List.of(""))
            ? "the line is empty"
            : "the row has %d cells and the header %d; it is not checked"
                .formatted(cells.size(), header.size()));
    return false;
  }

  private void sayHeader() {
    if (header.isEmpty()) {
      say(1, "the file is empty. Maybe it should have a header with the names of the columns");
    }
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (name.isBlank()) {
        say(1, "a column has no name");
      } else if (!seen.add(name)) {
        say(1, "the column %s is there twice; the first counts".formatted(Names.quoted(name)));
      }
    }
  }

  private List<String> record() throws IOException {
    List<String> cells = new ArrayList<>();
    cells.add(cell());
    while (next == ',') {
      advance();
      cells.add(cell());
    }
    passLineEnd();
    return cells;
  }

  private String cell() throws IOException {
    return next == '"' ? quoted() : plain();
  }

  private String plain() throws IOException {
    StringBuilder cell = new StringBuilder();
    while (!endsCell()) {
      if (next == '"') {
        reject("a quote stands in a cell that does not begin with one");
      }
      take(cell);
    }
    return cell.toString();
  }

  private String quoted() throws IOException {
    long opened = line;
    StringBuilder cell = new StringBuilder();
    advance();
    while (next != END) {
      if (next == '"') {
        advance();
        if (next != '"') {
          rejectRest();
          return cell.toString();
        }
      }
      line += next == '\n' ? 1 : 0;
      take(cell);
    }
    say(opened, "a quote is opened in this line and never closed");
    sound = false;
    return cell.toString();
  }

  private void rejectRest() throws IOException {
    if (!endsCell()) {
      reject("something stands between a closing quote and the next comma");
    }
    while (!endsCell()) {
      advance();
    }
  }

  private boolean endsCell() {
    return next == ',' || next == '\n' || next == '\r' || next == END;
  }

  private void take(StringBuilder cell) throws IOException {
    if (cell.length() < LARGEST_CELL) {
      cell.append((char) next);
    } else {
      reject("a cell has more than %d characters".formatted(LARGEST_CELL));
    }
    advance();
  }

  private void passLineEnd() throws IOException {
    if (next == '\r') {
      advance();
      if (next != '\n') {
        reject("a line ends with a carriage return alone");
      }
    }
    if (next == '\n') {
      advance();
    }
    line++;
  }

  private void advance() throws IOException {
    next = in.next();
    if (next == END && in.isMalformed() && !broken) {
      say(line, "there are bytes that are not UTF-8; from here on nothing is checked");
      sound = false;
      broken = true;
    }
  }

  private void reject(String message) {
    if (sound) {
      say(line, message + "; the row is not checked");
    }
    sound = false;
  }

  private void say(long at, String message) {
    problemCount++;
    if (problems.size() < TOLD) {
      problems.add(new FileProblem(at, message));
    }
  }
}

package eu.megawatt.reports.imports;

/** A cell as RFC 4180 writes it: quoted only where it has to be. */
final class CsvCell {

  private CsvCell() {}

  static String of(String text) {
    boolean isPlain = text.chars().noneMatch(c -> c == '"' || c == ',' || c == '\n' || c == '\r');
    return isPlain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}

package eu.megawatt.reports.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A reader of RFC 4180 that knows nothing of its writer: a field without quotes and text is empty.
 */
final class NaiveCsv {

  private NaiveCsv() {}

  static List<List<Optional<String>>> read(String csv, char separator) {
    List<List<Optional<String>>> records = new ArrayList<>();
    List<Optional<String>> record = new ArrayList<>();
    int at = 0;
    while (at < csv.length()) {
      StringBuilder field = new StringBuilder();
      boolean quoted = csv.charAt(at) == '"';
      if (quoted) {
        at++;
        while (csv.charAt(at) != '"' || (at + 1 < csv.length() && csv.charAt(at + 1) == '"')) {
          at += csv.charAt(at) == '"' ? 1 : 0;
          field.append(csv.charAt(at++));
        }
        at++;
      } else {
        while (csv.charAt(at) != separator && csv.charAt(at) != '\r') {
          if (csv.charAt(at) == '\n' || csv.charAt(at) == '"') {
            throw new AssertionError("Stray character at " + at);
          }
          field.append(csv.charAt(at++));
        }
      }
      record.add(quoted || !field.isEmpty() ? Optional.of(field.toString()) : Optional.empty());
      if (csv.charAt(at) == separator) {
        at++;
      } else if (csv.startsWith("\r\n", at)) {
        at += 2;
        records.add(record);
        record = new ArrayList<>();
      } else {
        throw new AssertionError("Neither separator nor end of record at " + at);
      }
    }
    if (!record.isEmpty()) {
      throw new AssertionError("The last record has no end");
    }
    return records;
  }

  /** What a reader of the machine profile does who wants the text as it was. */
  static String unguarded(String text) {
    return text.matches("(?s)'+[=+\\-@\\t\\x00\\r\\n＝＋－＠].*") ? text.substring(1) : text;
  }

  /** The same of the profiles for spreadsheets. */
  static String unguardedWithDigits(String text) {
    return text.matches("'+[0-9]{16,}") ? text.substring(1) : unguarded(text);
  }
}

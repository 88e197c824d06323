package eu.megawatt.reports.file;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.Locale;

/** How a CSV file is written for whoever opens it. */
enum CsvProfile {

  /** RFC 4180, and ISO 8601 in UTC. */
  MACHINE(',', '.', "uuuu-MM-dd", "true", "false"),

  /** What a spreadsheet set to French takes for numbers, days and truth. */
  FRENCH(';', ',', "dd/MM/uuuu", "VRAI", "FAUX"),

  /** The same in Swedish. */
  SWEDISH(';', ',', "uuuu-MM-dd", "SANT", "FALSKT");

  /** Tells a spreadsheet that the file is UTF-8. */
  private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final char separator;
  private final char decimalMark;
  private final DateTimeFormatter day;
  private final String yes;
  private final String no;

  CsvProfile(char separator, char decimalMark, String day, String yes, String no) {
    this.separator = separator;
    this.decimalMark = decimalMark;
    this.day = DateTimeFormatter.ofPattern(day, Locale.ROOT);
    this.yes = yes;
    this.no = no;
  }

  byte[] begin() {
    return isForSpreadsheets() ? BYTE_ORDER_MARK.clone() : new byte[0];
  }

  /** Whether a person opens the file, by a program that guesses what each field is. */
  boolean isForSpreadsheets() {
    return this != MACHINE;
  }

  char separator() {
    return separator;
  }

  /** Digits with a point, as this profile has them. */
  String number(String plain) {
    return plain.replace('.', decimalMark);
  }

  String day(LocalDate value) {
    return day.format(value);
  }

  /** UTC: ISO with its Z for machines, and for spreadsheets the form that they take for a time. */
  String instant(Instant value) {
    if (!isForSpreadsheets()) {
      return value.toString();
    }
    LocalDateTime utc = LocalDateTime.ofInstant(value, ZoneOffset.UTC);
    int micros = utc.get(ChronoField.MICRO_OF_SECOND);
    String fraction = micros == 0 ? "" : decimalMark + "%06d".formatted(micros);
    return day.format(utc) + " " + TIME.format(utc) + fraction;
  }

  String flag(boolean value) {
    return value ? yes : no;
  }
}

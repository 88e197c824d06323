package eu.megawatt.service.books.report;

import eu.megawatt.reports.closing.MonthReport;
import eu.megawatt.reports.closing.MonthReport.Asked;
import eu.megawatt.reports.file.FileFormat;
import eu.megawatt.reports.focus.FocusVersion;
import eu.megawatt.reports.report.GroupBy;
import eu.megawatt.reports.report.SharedKey;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words by which a report is asked for, before any of them has been read. */
public record ReportWords(
    Optional<String> period,
    Optional<String> groupBy,
    Optional<String> shared,
    Optional<String> focusVersion,
    Optional<String> currency,
    Optional<String> format) {

  /** The words of all reports. */
  public static final List<String> KINDS =
      Stream.of(MonthReport.values()).map(MonthReport::word).toList();

  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
  private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

  /**
   * What they mean.
   *
   * @param format empty where none was said
   */
  public record Meant(String period, Asked asked, Optional<FileFormat> format) {}

  /**
   * Reads them all; what is wrong is added, and what was not said is as usual.
   *
   * @param before what pointers begin with
   */
  public Meant meant(String before, List<FieldError> errors) {
    return new Meant(month(before, errors), asked(before, errors), format(before, errors));
  }

  /** The month that is asked for. */
  public String month(String before, List<FieldError> errors) {
    String month = period.orElse("");
    if (!MONTH.matcher(month).matches()) {
      errors.add(
          new FieldError(
              before + "period",
              month.isEmpty() ? "Missing" : "NotAMonth",
              "must be a month such as 2026-10, not \"%s\".".formatted(month)));
    }
    return month;
  }

  /** The format that is asked for; empty where none was said. */
  public Optional<FileFormat> format(String before, List<FieldError> errors) {
    return format(format, before, errors);
  }

  /** The format that a word means; empty where none was said. */
  public static Optional<FileFormat> format(
      Optional<String> word, String before, List<FieldError> errors) {
    return word(before + "format", word, FileFormat.values(), FileFormat::word, errors);
  }

  /** The report that a word means. */
  public static Optional<MonthReport> report(
      String pointer, Optional<String> kind, List<FieldError> errors) {
    if (kind.isEmpty()) {
      errors.add(
          new FieldError(
              pointer, "Missing", "must be one of %s.".formatted(String.join(", ", KINDS))));
    }
    return word(pointer, kind, MonthReport.values(), MonthReport::word, errors);
  }

  /** How it is asked for, whatever the month. */
  public Asked asked(String before, List<FieldError> errors) {
    return new Asked(
        word(before + "groupBy", groupBy, GroupBy.values(), GroupBy::word, errors)
            .orElse(Asked.USUAL.by()),
        word(before + "shared", shared, SharedKey.values(), SharedKey::word, errors)
            .orElse(Asked.USUAL.shared()),
        word(
                before + "focusVersion",
                focusVersion,
                FocusVersion.values(),
                FocusVersion::word,
                errors)
            .orElse(Asked.USUAL.focus()),
        currency(before + "currency", errors));
  }

  /** Whether a book has a rate for it is said when the report is made. */
  private String currency(String pointer, List<FieldError> errors) {
    String code = currency.orElse(Asked.USUAL.currency());
    if (!CURRENCY.matcher(code).matches()) {
      errors.add(
          new FieldError(
              pointer,
              "UnknownValue",
              "must be a currency of ISO 4217 such as EUR or SEK, not \"%s\".".formatted(code)));
    }
    return code;
  }

  /** What one of them means; an error is added where it means nothing. */
  static <T> Optional<T> word(
      String pointer,
      Optional<String> word,
      T[] all,
      Function<T, String> words,
      List<FieldError> errors) {
    Optional<T> found =
        word.flatMap(it -> Stream.of(all).filter(one -> words.apply(one).equals(it)).findFirst());
    if (word.isPresent() && found.isEmpty()) {
      List<String> known = Stream.of(all).map(words).toList();
      errors.add(
          new FieldError(
              pointer,
              "UnknownValue",
              "\"%s\" is not one of %s.%s"
                  .formatted(
                      word.get(),
                      String.join(", ", known),
                      Nearest.suggestion(word.get(), known))));
    }
    return found;
  }
}

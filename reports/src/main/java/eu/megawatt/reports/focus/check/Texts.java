package eu.megawatt.reports.focus.check;

import java.util.Set;

/** Texts as the attributes String Handling and Null Handling have them. */
final class Texts {

  /** Words that stand for a value that is missing. */
  private static final Set<String> PLACEHOLDERS = Set.of("NULL", "null", "N/A", "Not Applicable");

  private static final int ASCII = 128;

  private Texts() {}

  /** Whether it says something: any Unicode but blanks alone and words for nothing. */
  static boolean isValue(String text) {
    return !text.isBlank() && !PLACEHOLDERS.contains(text);
  }

  /** What the official tool asks. */
  static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < ASCII);
  }
}

package eu.megawatt.reports.focus.check;

import java.util.List;

/** What came of a rule. */
public sealed interface Verdict {

  /**
   * Nothing breaks it.
   *
   * @param asked rows in which it was asked, or 1 for a rule about the file
   */
  record Pass(long asked) implements Verdict {}

  /**
   * It is broken.
   *
   * @param count rows, columns or values that break it
   * @param first the first few of them
   */
  record Fail(long count, List<Example> first) implements Verdict {
    public Fail {
      first = List.copyOf(first);
    }
  }

  /** Rules that it is made of are broken. */
  record FailByParts(List<String> rules) implements Verdict {
    public FailByParts {
      rules = List.copyOf(rules);
    }
  }

  record NotApplicable(String why) implements Verdict {}

  /** The file alone does not tell. */
  record NotCheckable(String why) implements Verdict {}

  /**
   * One place that breaks a rule.
   *
   * @param line the number of the line, from 1
   * @param found the cells that the rule looks at
   */
  record Example(long line, String found) {}

  default boolean isBroken() {
    return switch (this) {
      case Fail _, FailByParts _ -> true;
      case Pass _, NotApplicable _, NotCheckable _ -> false;
    };
  }

  /** Whether the rule was looked at and held or did not. */
  default boolean isDecided() {
    return isBroken() || this instanceof Pass;
  }

  /** One word for it. */
  default String word() {
    return switch (this) {
      case Pass _ -> "pass";
      case Fail _, FailByParts _ -> "fail";
      case NotApplicable _ -> "not applicable";
      case NotCheckable _ -> "not checkable";
    };
  }
}

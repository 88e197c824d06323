package eu.megawatt.planner.buildout.search;

import eu.megawatt.planner.buildout.Broken;
import eu.megawatt.planner.buildout.Cost;
import java.util.List;

/** Why the best plan decides about an option as it does. */
public sealed interface Verdict {

  /** The option. */
  String optionId();

  /** The reason, as a sentence. */
  String why();

  /**
   * To decide otherwise costs more.
   *
   * @param built whether the best plan builds it
   * @param otherwise what the best plan found that decides otherwise costs more, part by part
   */
  record Dearer(String optionId, boolean built, Cost otherwise) implements Verdict {
    @Override
    public String why() {
      return "%s is %s: otherwise it costs %s more: %s"
          .formatted(
              optionId,
              built ? "built" : "not built",
              Words.eur(otherwise.totalCents()),
              Words.parts(otherwise));
    }
  }

  /**
   * No plan was found that decides otherwise and keeps the limits.
   *
   * @param broken what the nearest plan breaks
   */
  record Limited(String optionId, boolean built, List<Broken> broken) implements Verdict {
    public Limited {
      broken = List.copyOf(broken);
    }

    @Override
    public String why() {
      return "%s is %s: otherwise limits are broken: %s"
          .formatted(
              optionId,
              built ? "built" : "not built",
              Words.list(broken.stream().map(Words::broken).toList()));
    }
  }

  /** It cannot start before the case ends. */
  record TooLate(String optionId, int earliestQuarter, int quarters) implements Verdict {
    @Override
    public String why() {
      return "%s is not built: it can start in quarter %d, the last is %d"
          .formatted(optionId, earliestQuarter, quarters - 1);
    }
  }
}

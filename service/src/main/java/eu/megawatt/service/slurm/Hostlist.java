package eu.megawatt.service.slurm;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Slurm's way to write names of nodes: {@code gpu[01-03,7]-a,login}. */
final class Hostlist {

  /** More nodes than a job has. */
  private static final int MOST = 20_000;

  private static final Pattern ITEM = Pattern.compile("[^,\\[]*(\\[[^\\]]*\\][^,\\[]*)*");
  private static final Pattern BRACKETS = Pattern.compile("([^\\[]*)\\[([^\\]]*)\\](.*)");

  private Hostlist() {}

  /** The names, in their order; those beyond the first 20,000 are left out. */
  static List<String> expand(String list) {
    List<String> names = new ArrayList<>();
    Matcher item = ITEM.matcher(list);
    int at = 0;
    while (at < list.length() && item.find(at) && names.size() < MOST) {
      if (!item.group().isEmpty()) {
        expand(item.group(), names);
      }
      at = item.end() + 1;
    }
    return List.copyOf(names);
  }

  private static void expand(String item, List<String> names) {
    Matcher brackets = BRACKETS.matcher(item);
    if (!brackets.matches()) {
      names.add(item);
      return;
    }
    for (String range : brackets.group(2).split(",", -1)) {
      String[] ends = range.split("-", 2);
      String first = ends[0];
      String last = ends[ends.length - 1];
      for (long number = number(first); number <= number(last); number++) {
        if (names.size() >= MOST) {
          return;
        }
        String digits = ("%0" + Math.max(1, first.length()) + "d").formatted(number);
        expand(brackets.group(1) + digits + brackets.group(3), names);
      }
    }
  }

  private static long number(String digits) {
    return digits.matches("[0-9]{1,9}") ? Long.parseLong(digits) : 0;
  }
}
